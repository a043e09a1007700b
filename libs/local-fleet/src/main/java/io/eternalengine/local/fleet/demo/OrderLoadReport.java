package io.eternalengine.local.fleet.demo;

import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a load of orders showed. Latencies are in milliseconds, from when an intent was to be sent by the schedule.
 *
 * @param sentInSeconds how long sending took; longer than asked for when Kafka could not take them as fast
 * @param endedInSeconds from the first intent to the last end
 * @param mostUnderWay intents that had no end yet, at most
 * @param lost intents that never ended
 * @param endedTwice intents with more than one end
 * @param duplicateOrders orders at the exchange beyond the first of one id
 * @param executions that order execution reported
 * @param executionsAtVenue that the exchange made
 * @param openings how purchases ended, with the rule
 * @param reductions how sales ended
 * @param residentMb memory of each process at the end
 */
public record OrderLoadReport(
        int intents,
        double sentInSeconds,
        double endedInSeconds,
        long mostUnderWay,
        long lost,
        long endedTwice,
        long duplicateOrders,
        long executions,
        long executionsAtVenue,
        SortedMap<String, Long> openings,
        SortedMap<String, Long> reductions,
        Latencies intentToVerdict,
        Latencies openingToFirstByte,
        Latencies reductionToFirstByte,
        Latencies openingToFill,
        Latencies reductionToFill,
        Map<String, Long> residentMb) {

    /** Whether every intent ended once, no order is at the exchange twice, and every execution there is known here. */
    public boolean isSound() {
        return lost == 0 && endedTwice == 0 && duplicateOrders == 0 && executions == executionsAtVenue;
    }

    /** Writes the report as JSON. */
    public void write(Path file) {
        ReportFile.write(file, this);
    }
}
