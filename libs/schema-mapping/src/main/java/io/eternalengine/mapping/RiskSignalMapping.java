package io.eternalengine.mapping;

import io.eternalengine.risk.RiskInput;
import io.eternalengine.schemas.v1.RiskSignal;

/** Inputs of risk that came from no topic, as its log of inputs holds them: by value. */
public final class RiskSignalMapping {
    private RiskSignalMapping() {}

    /** Throws {@link IllegalArgumentException} when such an input comes from a topic only. */
    public static RiskSignal toWire(RiskInput input) {
        var signal = RiskSignal.newBuilder();
        switch (input) {
            case RiskInput.TimePassed passed -> signal.setTimePassedMs(passed.nowMs());
            case RiskInput.ExchangeReported reported
            when !reported.answering() -> signal.setExchangeSilentMs(reported.atMs());
            case RiskInput.ReportAsked _ -> signal.setReportAsked(true);
            case RiskInput.BooksUncertain uncertain -> signal.setBooksUncertain(uncertain.account());
            default ->
                throw new IllegalArgumentException(
                        "signal is " + input.getClass().getSimpleName() + ": must come from a topic");
        }
        return signal.build();
    }

    /** Throws {@link IllegalArgumentException} when it is of another version. */
    public static RiskInput toModel(RiskSignal signal) {
        return switch (signal.getSignalCase()) {
            case TIME_PASSED_MS -> new RiskInput.TimePassed(signal.getTimePassedMs());
            case EXCHANGE_SILENT_MS -> new RiskInput.ExchangeReported(false, signal.getExchangeSilentMs());
            case REPORT_ASKED -> new RiskInput.ReportAsked();
            case BOOKS_UNCERTAIN -> new RiskInput.BooksUncertain(signal.getBooksUncertain());
            case SIGNAL_NOT_SET ->
                throw new IllegalArgumentException("signal is not set: must be one that this version knows");
        };
    }
}
