package io.eternalengine.orchestration;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import io.eternalengine.domain.state.FrozenMap;
import java.util.SortedMap;

/** Everything that orchestration applies. */
public sealed interface OrchestratorInput {
    /**
     * Money came into the master account.
     *
     * @param figures of every account of the engines, by account, without the deposit
     */
    record Deposited(String depositId, Decimal amount, SortedMap<String, AccountFigures> figures, long atMs)
            implements OrchestratorInput {
        public Deposited {
            Require.text("depositId", depositId);
            Require.positive("amount", amount);
            figures = FrozenMap.copyOf(figures);
        }
    }

    /**
     * It is time to look at the weights.
     *
     * @param figures of every account, the master account included, by account
     * @param calm whether capital may be moved to engines: no breaker level stops entries and sizes are whole
     */
    record Reviewed(SortedMap<String, AccountFigures> figures, boolean calm, long atMs) implements OrchestratorInput {
        public Reviewed {
            figures = FrozenMap.copyOf(figures);
        }
    }

    /** All that FUNDING ever set aside for TACTICAL; it only grows. */
    record ProfitSetAside(Decimal total, long atMs) implements OrchestratorInput {}

    /** All that TACTICAL ever set aside for CORE-HODL; it only grows. */
    record ProceedsSetAside(Decimal total, long atMs) implements OrchestratorInput {}

    /** A transfer was carried out. Applied twice it changes nothing. */
    record TransferSettled(String transferId, long atMs) implements OrchestratorInput {}

    /** A transfer was refused and moved nothing. */
    record TransferFailed(String transferId, long atMs) implements OrchestratorInput {}
}
