package io.eternalengine.local.fleet.demo;

import io.eternalengine.local.fleet.comparison.BacktestComparison;
import io.eternalengine.local.fleet.comparison.FillDifference;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The summary for people: two aligned columns. */
public final class SummaryPrinter {
    private static final String ENGINE_ROW = "  %-20s %7s %7s %11s %10s %9s %10s  %s%n";

    private final PrintWriter out;

    public SummaryPrinter(PrintWriter out) {
        this.out = out;
    }

    /** Prints all rows. */
    public void print(Summary summary) {
        out.println();
        row("Market played", summary.from() + " to " + summary.to());
        row("Orders, fills", summary.orders() + ", " + summary.fills());
        row("Daily purchases", joined(summary.dcaPurchases(), " "));
        row("Duplicate orders", Long.toString(summary.duplicateOrders()));
        row("Ledger equals venue", equal(summary.ledgerEqualsVenue()));
        row("Positions equal", equal(summary.positionsEqualVenue()));
        row("Funding equals", equal(summary.fundingEqualsVenue()));
        summary.ledgerDifferences().forEach(difference -> row("", difference));
        row("TREND without stop", longest(summary.unprotectedMs()));
        row(
                "FUNDING's legs apart",
                longest(summary.legsApartMs()) + (summary.legsApartMs() == 0 ? "" : ", by " + summary.legsApart()));
        row("Equity", summary.equity().setScale(2, RoundingMode.HALF_EVEN).toPlainString() + " USDT");
        row("Drawdown", percent(summary.drawdown()) + " now, " + percent(summary.maxDrawdown()) + " at most");
        row("Breaker", "level " + summary.breakerLevel());
        summary.breaker()
                .forEach(step -> row(
                        "", "level " + step.level() + " at " + step.at() + ", drawdown " + percent(step.drawdown())));
        row("Candle to order", latency(summary.latencyMs().get("candleToOrder")));
        row("Halt to last order", latency(summary.latencyMs().get("haltToLastOrder")));
        row("Decisions", summary.decisions() + ", state " + abbreviated(summary.stateHash()));
        row(
                "Replay",
                summary.replay().equal()
                        ? summary.replay().decisions() + " decisions equal, byte for byte"
                        : "DIFFERS: " + summary.replay().firstDifference());
        row(
                "Replay of risk",
                summary.riskReplay().equal()
                        ? summary.riskReplay().inputs() + " inputs in "
                                + summary.riskReplay().commits() + " commits, "
                                + summary.riskReplay().outputs() + " messages equal, byte for byte"
                        : "DIFFERS: " + summary.riskReplay().firstDifference());
        engines(summary.engines());
        if (summary.permitsGiven() > 0) {
            row("Permits for TACTICAL", Integer.toString(summary.permitsGiven()));
        }
        BacktestComparison.Figures backtest = summary.backtest();
        if (backtest != null) {
            row(
                    "Beside a backtest",
                    backtest.inBoth() + " trades in both, " + backtest.atTheSameTime() + " in the same hour, "
                            + backtest.ofTheSameSize() + " of the same size; only live " + backtest.liveOnly()
                            + ", only in the backtest " + backtest.backtestOnly());
            if (backtest.atTheSameTime() > 0) {
                row("", fills(backtest.fills()));
            }
            backtest.causes().forEach((cause, count) -> row("", count + " x " + cause));
        }
        row("Candles", joined(summary.candles(), " ") + missing(summary.candlesMissing()));
        if (summary.candlesOutOfOrder() > 0) {
            row("", summary.candlesOutOfOrder() + " TWICE OR LATE");
        }
        if (!summary.rejections().isEmpty()) {
            row("Intents rejected", joined(summary.rejections(), " "));
        }
        if (!summary.restarts().isEmpty()) {
            row("Processes restarted", joined(summary.restarts(), " "));
        }
        if (!summary.killed().isEmpty()) {
            row("Processes killed", joined(summary.killed(), " "));
            row("Back after at most", back(summary.backMs()));
        }
        if (summary.traces().spans() > 0) {
            row(
                    "Traces",
                    summary.traces().candleToFill() + " from candle to fill, of "
                            + summary.traces().traces());
        }
        row("Memory (MB)", joined(summary.residentMb(), " "));
        row("Time", seconds(summary.readySeconds()) + " to ready, " + seconds(summary.playSeconds()) + " to play");
    }

    private static String fills(FillDifference fills) {
        return "prices " + bps(fills.priceBps()) + " than assumed, at worst " + bps(fills.worstPriceBps()) + "; fees "
                + bps(fills.feeBps());
    }

    private static String bps(BigDecimal worse) {
        return worse.abs().toPlainString() + " bp " + (worse.signum() < 0 ? "better" : "worse");
    }

    private void engines(Map<String, EngineFigures> engines) {
        out.printf(ENGINE_ROW, "Engines", "orders", "fills", "realised", "funding", "fees", "decisions", "replay");
        engines.forEach((account, figures) -> out.printf(
                ENGINE_ROW,
                "  " + account,
                figures.orders(),
                figures.fills(),
                money(figures.realisedPnl()),
                money(figures.funding()),
                money(figures.fees()),
                figures.decisions(),
                figures.replayEqual() ? "equal" : "DIFFERS"));
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String equal(boolean value) {
        return value ? "yes, to the last unit" : "NO";
    }

    private static String longest(long ms) {
        return ms == 0 ? "never" : seconds(ms / 1000.0) + " at most";
    }

    /** Prints one row. */
    public void row(String name, String value) {
        out.printf("  %-20s %s%n", name, value);
    }

    private static String joined(Map<String, ? extends Number> figures, String separator) {
        return figures.entrySet().stream()
                .map(figure -> figure.getKey() + separator + figure.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String back(Map<String, Long> backMs) {
        return backMs.entrySet().stream()
                .map(longest -> longest.getKey() + " " + seconds(longest.getValue() / 1000.0))
                .collect(Collectors.joining(", "));
    }

    private static String missing(int candles) {
        return candles == 0 ? "" : " (" + candles + " missing in the history)";
    }

    private static String abbreviated(String hash) {
        return hash.length() > 12 ? hash.substring(0, 12) : hash;
    }

    private static String percent(BigDecimal fraction) {
        return fraction.movePointRight(2).setScale(2, RoundingMode.HALF_EVEN).toPlainString() + " %";
    }

    /** A distribution in one line. */
    public static String latency(@Nullable Latencies latencies) {
        if (latencies == null || latencies.count() == 0) {
            return "not measured";
        }
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms, max %.1f ms (%d)",
                latencies.p50(),
                latencies.p99(),
                latencies.max(),
                latencies.count());
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
