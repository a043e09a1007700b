package io.eternalengine.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.cli.CommandLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Figures in documents are those that their commands give. */
class FiguresCommandTest {
    private static final long HOUR_MS = 3_600_000L;
    /** 2024-01-01T00:00:00Z. */
    private static final long START_MS = 1_704_067_200_000L;

    private static final int HOURS = 24 * 30;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path page;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeMarketsAndAPage() throws IOException {
        candles("BTCUSDT", 40_000);
        candles("ETHUSDT", 2_500);
        page = Files.writeString(folder.resolve("page.md"), """
                # Measured
                <!-- figures: benchmarks --from 2024-01-02 --to 2024-01-20 -->
                <!-- end of figures -->
                <!-- figures: approvals --from 2024-01-02 --to 2024-01-20 -->
                <!-- end of figures -->
                """);
    }

    @Test
    void figuresThatWereWrittenAreAsMeasuredAndAChangedDigitIsFound() throws IOException {
        assertThat(figures()).isZero();
        String written = Files.readString(page);
        assertThat(written)
                .contains(
                        "| BTC held |",
                        "| 14 days |",
                        "./eternal backtest --data DIR --from 2024-01-02 --to 2024-01-20");
        assertThat(figures("--check")).isZero();

        // when someone changes a figure
        Files.writeString(page, written.replace("| BTC held | ", "| BTC held | 1"));

        assertThat(figures("--check")).isEqualTo(1);
        assertThat(out.toString()).contains("page.md line 8 is \"| BTC held | 1");
        assertThat(err.toString()).contains("1 documents hold other figures than are measured");
        assertThat(figures()).isZero();
        assertThat(Files.readString(page)).isEqualTo(written);
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertThat(execute("figures", "--data", folder.toString(), "--docs", "/no/such/folder"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--docs is /no/such/folder: it must be a folder");
    }

    private int figures(String... more) {
        String[] all = new String[5 + more.length];
        System.arraycopy(
                new String[] {"figures", "--data", folder.toString(), "--docs", folder.toString()}, 0, all, 0, 5);
        System.arraycopy(more, 0, all, 5, more.length);
        return execute(all);
    }

    private int execute(String... arguments) {
        CommandLine commandLine = new CommandLine(new HistoryVerbs());
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return CommandLines.execute(commandLine, arguments);
    }

    /** Prices that rise by a thousandth every hour of a day and fall back. */
    private void candles(String symbol, int price) throws IOException {
        var text = new StringBuilder("timestamp_ms,open,high,low,close,volume\n");
        for (int hour = 0; hour < HOURS; hour++) {
            int now = price + price / 1_000 * (hour % 24);
            text.append(START_MS + hour * HOUR_MS)
                    .append(",%d".formatted(now).repeat(4))
                    .append(",100000\n");
        }
        Files.writeString(folder.resolve(symbol + "-binance-spot-1h.csv"), text);
    }
}
