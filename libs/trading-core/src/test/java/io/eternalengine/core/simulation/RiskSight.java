package io.eternalengine.core.simulation;

import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.risk.HaltRegister;
import io.eternalengine.core.risk.Mark;
import io.eternalengine.core.risk.PendingOrder;
import io.eternalengine.core.risk.PortfolioView;
import io.eternalengine.core.risk.RiskReport;
import java.util.SortedMap;

/** What risk knew at one moment. */
record RiskSight(RiskReport report, PortfolioView portfolio) {
    HaltRegister halts() {
        return report.halts();
    }

    Decimal equity() {
        return report.equity();
    }

    long asOfMs() {
        return report.asOfMs();
    }

    SortedMap<String, AccountBooks> accounts() {
        return portfolio.accounts();
    }

    SortedMap<InstrumentId, Mark> marks() {
        return portfolio.marks();
    }

    SortedMap<String, PendingOrder> pending() {
        return portfolio.pending();
    }
}
