package io.eternalengine.local.fleet.demo;

import java.nio.file.Path;

/**
 * What a latency run measured, in milliseconds by the wall clock of one machine.
 *
 * @param candleToOrder from the arrival of a candle's message to the first byte of the order request, for all orders
 * @param candleToOrderWarm the same without the orders of the first ten days
 * @param haltToLastOrder from risk's halt to the first byte of the last opening order that still left; 0 when none did
 * @param haltToLastFill from risk's halt until the last execution of an opening was reported; 0 when none was
 * @param haltsOvertaken halts after which an opening order still left
 */
public record LatencyReport(
        int days,
        int halts,
        Latencies candleToOrder,
        Latencies candleToOrderWarm,
        Latencies haltToLastOrder,
        Latencies haltToLastFill,
        int haltsOvertaken) {

    /** Writes the report as JSON. */
    public void write(Path file) {
        ReportFile.write(file, this);
    }
}
