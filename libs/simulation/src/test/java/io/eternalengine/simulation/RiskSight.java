package io.eternalengine.simulation;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.risk.Mark;
import io.eternalengine.risk.PendingOrder;
import io.eternalengine.risk.PortfolioView;
import io.eternalengine.risk.RiskReport;
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
