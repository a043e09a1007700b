package io.eternalengine.local.fleet.demo;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.eternalengine.local.fleet.comparison.BacktestComparison;
import io.eternalengine.local.fleet.replay.DecisionReplay;
import io.eternalengine.local.fleet.replay.RiskReplay;
import io.eternalengine.local.fleet.traces.TraceCensus;
import io.eternalengine.local.processes.StackFailure;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a run. Orders, fills, duplicates and equity are the venue's own figures; the rest comes from the fleet's
 * records.
 *
 * @param orders orders that the venue took
 * @param dcaPurchases parts of the purchase program with an execution, by base asset
 * @param ledgerEqualsVenue whether our ledger and the venue's books agree in every asset of every account
 * @param positionsEqualVenue whether they agree in the size of every perpetual position
 * @param fundingEqualsVenue whether they agree in what funding paid to each account
 * @param ledgerDifferences where they do not
 * @param unprotectedMs the longest time that a position of TREND had no stop at the venue, in milliseconds of market time
 * @param legsApartMs the longest time that FUNDING's legs differed by a lot or more, in milliseconds of market time
 * @param legsApart by how much, with the coin; empty when they never did
 * @param equity in USDT, over all accounts
 * @param maxDrawdown of unit value from its all-time high, as a fraction
 * @param breaker the levels reached, in order
 * @param latencyMs candleToOrder and haltToLastOrder
 * @param readySeconds from the command to the readiness of all processes
 * @param playSeconds how long playing took
 * @param stateHash of CORE-HODL after its last decision
 * @param replay what came of running the recorded inputs of all engines through the core again
 * @param riskReplay the same for risk
 * @param engines by account
 * @param candlesOutOfOrder candles that came a second time, or after a later one of their market
 * @param permitsGiven to TACTICAL by the demo's operator, under the breaker's halt
 * @param residentMb resident memory at the end, by process
 * @param restarts processes that had to be started again
 * @param killed processes that the crash check ended, by name
 * @param backMs how long each of them was away at most, until it was ready again, in milliseconds; candles-after-kafka:
 *     until the next candle was published after a kill of the broker
 * @param backtest how the trades compare with those of a backtest over the same candles; null where none was asked for
 * @param traces what the fleet exported; nothing without {@code --traces}
 */
public record Summary(
        String from,
        String to,
        long orders,
        long fills,
        Map<String, Integer> dcaPurchases,
        long duplicateOrders,
        boolean ledgerEqualsVenue,
        boolean positionsEqualVenue,
        boolean fundingEqualsVenue,
        List<String> ledgerDifferences,
        long unprotectedMs,
        long legsApartMs,
        String legsApart,
        BigDecimal equity,
        BigDecimal drawdown,
        BigDecimal maxDrawdown,
        int breakerLevel,
        List<BreakerStep> breaker,
        Map<String, Latencies> latencyMs,
        double readySeconds,
        double playSeconds,
        long decisions,
        String stateHash,
        DecisionReplay.Result replay,
        RiskReplay.Result riskReplay,
        SortedMap<String, EngineFigures> engines,
        Map<String, Integer> candles,
        int candlesMissing,
        int candlesOutOfOrder,
        Map<String, Integer> rejections,
        int reductionsOrdered,
        int permitsGiven,
        long unreadableRecords,
        Map<String, Long> residentMb,
        Map<String, Integer> restarts,
        Map<String, Integer> killed,
        Map<String, Long> backMs,
        TraceCensus.Counts traces,
        BacktestComparison.@Nullable Figures backtest) {

    /**
     * The breaker reached a level.
     *
     * @param at market time, ISO 8601
     * @param drawdown as a fraction
     */
    public record BreakerStep(int level, String at, BigDecimal drawdown) {}

    /** Whether the books agree, no order and no candle came twice, and every replay is equal. */
    public boolean isSound() {
        return ledgerEqualsVenue
                && positionsEqualVenue
                && fundingEqualsVenue
                && duplicateOrders == 0
                && candlesOutOfOrder == 0
                && replay.equal()
                && riskReplay.equal();
    }

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);

    /** Writes the summary as JSON. */
    public void write(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, JSON.writeValueAsString(this) + System.lineSeparator());
        } catch (IOException e) {
            throw new StackFailure("The summary " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
