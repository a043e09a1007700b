package io.eternalengine.backtester.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewPageOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.BacktestRequest;
import io.eternalengine.backtester.BacktestResult;
import io.eternalengine.backtester.FolderOfTrends;
import io.eternalengine.backtester.ParameterSet;
import io.eternalengine.domain.model.Decimal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report as a file in a real browser. */
class ReportInBrowserTest {
    private static final int HEIGHT = 900;
    private static final int PAPER_WIDTH = 718;
    private static final List<String> CHARTS =
            List.of("equity", "drawdown", "allocation", "market-BTCUSDT", "market-ETHUSDT");
    /** How many colors that are not gray the chart's canvas has. */
    private static final String COLORS = """
            id => {
              const canvas = document.querySelector('#' + id + ' canvas');
              if (!canvas) return 0;
              const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
              const colors = new Set();
              for (let i = 0; i < pixels.length; i += 4) {
                const [r, g, b, a] = pixels.slice(i, i + 4);
                if (a > 200 && Math.max(r, g, b) - Math.min(r, g, b) > 40) colors.add(r + ',' + g + ',' + b);
              }
              return colors.size;
            }""";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @SuppressWarnings("NullAway.Init")
    private static BacktestResult result;

    @SuppressWarnings("NullAway.Init")
    private static Path report;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void writeReport() throws IOException {
        FolderOfTrends.write(folder, 9, 24 * 90);
        result = Backtest.prepare(new BacktestRequest(
                        folder,
                        LocalDate.parse("2024-02-20"),
                        LocalDate.parse("2024-04-05"),
                        Decimal.of(50_000),
                        BacktestRequest.knownEngines(),
                        ParameterSet.of(Map.of("eternal.trend-2.slow-sma-period", "100"))))
                .run(ignored -> {});
        report = folder.resolve("report.html");
        HtmlReport.write(ReportedResult.of(result), report);
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void everyChartDrawsAndNothingComplainsOrOverflows(int width) {
        try (Page page = open(width)) {
            for (String chart : CHARTS) {
                assertThat((Integer) page.evaluate(COLORS, chart)).as(chart).isPositive();
            }
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(width);
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void theDrawdownShowsTheLevelsOfTheBreaker() {
        try (Page page = open(1280)) {
            assertThat(page.evaluate("data.thresholds")).isEqualTo(List.of(0.1, 0.15, 0.2, 0.25));
            // the dashes of level 1 and level 4
            assertThat((Boolean) page.evaluate("""
                            () => {
                              const canvas = document.querySelector('#drawdown canvas');
                              const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                              const has = (r, g, b) => {
                                for (let i = 0; i < pixels.length; i += 4) {
                                  if (pixels[i] === r && pixels[i + 1] === g && pixels[i + 2] === b) return true;
                                }
                                return false;
                              };
                              return has(0xe0, 0xb4, 0x00) && has(0x7f, 0x1d, 0x1d);
                            }""")).isTrue();
        }
    }

    @Test
    void tablesHoldEveryTradeAndParameterAndTheHashes() {
        try (Page page = open(1280)) {
            assertThat(page.locator(".trades tbody tr").count())
                    .isEqualTo(result.trades().size())
                    .isPositive();
            assertThat(page.locator(".columns tr").count())
                    .isEqualTo(result.parameters().size());
            assertThat(page.locator(".hashes").innerText())
                    .contains(
                            result.hashes().decisions(),
                            result.hashes().code(),
                            result.hashes().data().get("BTCUSDT-binance-spot-1h.csv"));
            assertThat(page.locator(".months tbody tr").count()).isEqualTo(1);
        }
    }

    @Test
    void entriesAndExitsOfAnEngineCanBeHidden() {
        try (Page page = open(1280)) {
            int shown = (Integer) page.evaluate(COLORS, "market-BTCUSDT");

            page.locator("#market-BTCUSDT-shown input").all().forEach(box -> box.uncheck());

            assertThat((Integer) page.evaluate(COLORS, "market-BTCUSDT")).isLessThan(shown);
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void nothingIsCutOffOnPaper() {
        try (Page page = open(PAPER_WIDTH)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.evaluate("window.dispatchEvent(new Event('beforeprint'))");

            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(PAPER_WIDTH);
            assertThat(page.pdf()).hasSizeGreaterThan(10_000);
            assertThat(complaints).isEmpty();
        }
    }

    private Page open(int width) {
        Page page = chromium.browser().newPage(new NewPageOptions().setViewportSize(width, HEIGHT));
        page.onConsoleMessage(message -> {
            // Reading a canvas twice, as this test does, is worth a warning.
            if (!message.text().startsWith("Canvas2D")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().equals(report.toUri().toString())) {
                complaints.add("asked for " + request.url());
            }
        });
        page.navigate(report.toUri().toString());
        return page;
    }
}
