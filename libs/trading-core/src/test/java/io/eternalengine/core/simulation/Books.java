package io.eternalengine.core.simulation;

import io.eternalengine.core.accounting.LedgerEvent;
import io.eternalengine.core.accounting.PortfolioLedger;

/** The ledger's rule: the real one, or a broken one that a watch must catch. */
@FunctionalInterface
interface Books {
    Books REAL = PortfolioLedger::apply;

    PortfolioLedger after(PortfolioLedger ledger, LedgerEvent event);
}
