package io.eternalengine.orchestration;

import io.eternalengine.domain.model.CapitalAllocation;

/** What orchestration orders. */
public sealed interface OrchestratorOutput {
    /** To be carried out once. */
    record TransferOrdered(Transfer transfer) implements OrchestratorOutput {}

    /** An engine works with other capital from now on. */
    record CapitalAssigned(CapitalAllocation allocation) implements OrchestratorOutput {}
}
