package io.eternalengine.service.execution.venue;

import io.eternalengine.domain.model.Require;
import java.time.Duration;

/**
 * When the exchange does not answer, and how often that is published.
 *
 * @param unansweredInARow requests that nobody answered before it is taken not to answer: one may be a lost packet
 * @param reportEvery time between two reports when nothing changes, and between two questions for its time; risk takes a minute of
 *     silence for an outage
 */
public record ExchangeWatch(int unansweredInARow, Duration reportEvery) {
    /** More would be no watch at all. */
    private static final int MOST_UNANSWERED = 10;

    private static final Duration LONGEST = Duration.ofSeconds(30);

    public ExchangeWatch {
        Require.positive("unansweredInARow", unansweredInARow);
        Require.check(
                unansweredInARow <= MOST_UNANSWERED,
                "unansweredInARow",
                unansweredInARow,
                "must not be above " + MOST_UNANSWERED,
                unansweredInARow);
        Require.check(
                reportEvery.isPositive() && reportEvery.compareTo(LONGEST) <= 0,
                "exchangeReportEvery",
                reportEvery,
                "must be above 0 and not above " + LONGEST,
                reportEvery);
    }
}
