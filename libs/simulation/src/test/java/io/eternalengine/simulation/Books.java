package io.eternalengine.simulation;

import io.eternalengine.domain.accounting.LedgerEvent;
import io.eternalengine.domain.accounting.PortfolioLedger;

/** The ledger's rule: the real one, or a broken one that a watch must catch. */
@FunctionalInterface
interface Books {
    Books REAL = PortfolioLedger::apply;

    PortfolioLedger after(PortfolioLedger ledger, LedgerEvent event);
}
