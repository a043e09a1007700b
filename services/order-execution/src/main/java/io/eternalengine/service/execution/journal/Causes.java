package io.eternalengine.service.execution.journal;

import io.eternalengine.schemas.v1.ExecutionCauseCode;
import io.eternalengine.service.execution.ledger.ExecutionCause;

/** Causes of executions as the messages name them. */
final class Causes {
    private Causes() {}

    static ExecutionCauseCode toWire(ExecutionCause cause) {
        return switch (cause) {
            case ORDER -> ExecutionCauseCode.EXECUTION_CAUSE_CODE_UNSPECIFIED;
            case STOP -> ExecutionCauseCode.EXECUTION_CAUSE_CODE_STOP;
            case LIQUIDATION -> ExecutionCauseCode.EXECUTION_CAUSE_CODE_LIQUIDATION;
            case DELEVERAGING -> ExecutionCauseCode.EXECUTION_CAUSE_CODE_DELEVERAGING;
            case DELIVERY -> ExecutionCauseCode.EXECUTION_CAUSE_CODE_DELIVERY;
            case EXTERNAL -> ExecutionCauseCode.EXECUTION_CAUSE_CODE_EXTERNAL;
        };
    }
}
