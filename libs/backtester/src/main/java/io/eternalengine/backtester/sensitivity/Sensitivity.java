package io.eternalengine.backtester.sensitivity;

import java.util.List;

/**
 * The ranges beside a result; a list is empty when its range was not asked for.
 *
 * @param approvalDelays the same run with approvals at different times
 * @param startDates the same run begun later
 */
public record Sensitivity(List<ApprovalDelayRow> approvalDelays, List<StartDateRow> startDates) {
    /** Nothing was asked for. */
    public static final Sensitivity NONE = new Sensitivity(List.of(), List.of());

    public Sensitivity {
        approvalDelays = List.copyOf(approvalDelays);
        startDates = List.copyOf(startDates);
    }
}
