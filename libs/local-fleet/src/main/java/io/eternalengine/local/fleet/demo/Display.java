package io.eternalengine.local.fleet.demo;

import io.eternalengine.schemas.v1.RiskStateReported;
import java.io.Console;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows on stderr where the market stands and how the portfolio does: a bar on a terminal, else a line now and then. */
final class Display implements AutoCloseable {
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LINES = 20;

    private final long fromMs;
    private final long toMs;
    private final @Nullable ProgressBar bar;
    private RiskStateReported report = RiskStateReported.getDefaultInstance();
    private long nextLineMs;

    Display(long fromMs, long toMs) {
        this.fromMs = fromMs;
        this.toMs = toMs;
        this.nextLineMs = fromMs;
        this.bar = isTerminal() ? bar(hours(toMs)) : null;
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    private static ProgressBar bar(long hours) {
        return new ProgressBarBuilder()
                .setTaskName("Playing")
                .setInitialMax(hours)
                .setUnit(" h", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
    }

    void observe(SeenRecord seen) {
        if (seen.message() instanceof RiskStateReported reported) {
            report = reported;
        }
    }

    /** The market has come to a time. */
    void at(long nowMs) {
        if (bar != null) {
            bar.stepTo(hours(nowMs));
            bar.setExtraMessage(" " + describe(nowMs));
        } else if (nowMs >= nextLineMs) {
            System.err.println("  " + describe(nowMs));
            nextLineMs = nowMs + (toMs - fromMs) / LINES;
        }
    }

    private String describe(long nowMs) {
        BigDecimal equity = OrdersUnderWay.decimal(report.getEquity()).setScale(0, RoundingMode.HALF_EVEN);
        BigDecimal drawdown =
                OrdersUnderWay.decimal(report.getDrawdown()).movePointRight(2).setScale(1, RoundingMode.HALF_EVEN);
        return HOUR.format(Instant.ofEpochMilli(nowMs)) + "  equity " + equity.toPlainString() + "  drawdown "
                + drawdown.toPlainString() + " %  breaker " + report.getBreakerLevel();
    }

    /** Shows a sentence without disturbing the bar. */
    void say(String sentence) {
        System.err.println((bar == null ? "  " : System.lineSeparator()) + sentence);
    }

    private long hours(long nowMs) {
        return (nowMs - fromMs) / Duration.ofHours(1).toMillis();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
