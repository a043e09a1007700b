package io.eternalengine.backtester.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.eternalengine.backtester.BacktestResult;
import io.eternalengine.backtester.sensitivity.Sensitivity;

/** A result and the ranges beside it, as one JSON object. */
public record ReportedResult(@JsonUnwrapped BacktestResult result, Sensitivity sensitivity) {
    /** A result alone. */
    public static ReportedResult of(BacktestResult result) {
        return new ReportedResult(result, Sensitivity.NONE);
    }
}
