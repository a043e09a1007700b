package io.eternalengine.cli.history;

import io.eternalengine.bybit.Category;
import io.eternalengine.cli.history.download.ExchangeHistory;
import io.eternalengine.cli.history.download.FolderLock;
import io.eternalengine.cli.history.download.HistoryDownload;
import io.eternalengine.cli.history.download.HistorySeries;
import io.eternalengine.cli.history.print.CountProgress;
import io.eternalengine.history.Gap;
import io.eternalengine.history.TimeRange;
import io.eternalengine.local.processes.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Price history from the exchange, in the files that {@code backtest} and {@code simulator} read. */
@Command(
        name = "history",
        description = "Download hourly candles and funding from the exchange; go on where an earlier download stopped.")
final class HistoryCommand implements Callable<Integer> {
    private static final int MOST_GAPS_TOLD = 10;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--symbol",
            paramLabel = "NAME",
            required = true,
            split = ",",
            description = "Symbol such as BTCUSDT; several with commas or by repeating the option.")
    private List<String> symbols = new ArrayList<>();

    @Option(
            names = "--category",
            paramLabel = "NAME",
            description = "spot or linear (default: both; linear brings its funding along).")
    private @Nullable String category;

    @Mixin
    private DayRange days = new DayRange();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder for the files; made when it is missing.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "https://api.bybit.com",
            description = "The exchange's REST address (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private String url;

    @Override
    public Integer call() throws IOException, InterruptedException {
        TimeRange range = range();
        List<Category> categories = categories();
        requireSymbols();
        requireFolder();
        try (var exchange = new ExchangeHistory(address())) {
            List<HistorySeries> wanted = wanted(exchange, categories);
            download(exchange, wanted, range);
        }
        return 0;
    }

    private void download(ExchangeHistory exchange, List<HistorySeries> wanted, TimeRange range)
            throws IOException, InterruptedException {
        try (var _ = FolderLock.of(folder)) {
            var download = new HistoryDownload(exchange, folder, range);
            for (HistorySeries series : wanted) {
                long days = Duration.ofMillis(range.toMs() - range.fromMs()).toDays();
                HistoryDownload.Report report;
                try (var progress = new CountProgress(series.symbol() + " " + series.title(), days, " days")) {
                    report = download.run(
                            series,
                            doneMs -> progress.at(Duration.ofMillis(doneMs).toDays()));
                }
                print(series, report);
            }
        }
    }

    private void print(HistorySeries series, HistoryDownload.Report report) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(report.file() + ": " + report.rows() + (series.hasCandles() ? " candles" : " settlements")
                + (report.wasThere() ? ", there already" : ""));
        List<Gap> gaps = report.gaps();
        gaps.stream().limit(MOST_GAPS_TOLD).forEach(gap -> out.println("  " + gap));
        if (gaps.size() > MOST_GAPS_TOLD) {
            out.println("  and " + (gaps.size() - MOST_GAPS_TOLD) + " more gaps");
        }
        out.flush();
    }

    private TimeRange range() {
        days.validate();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        if (days.to().isAfter(today)) {
            throw new Refusal("--to is " + days.to() + ": it must not be after today, " + today + " in UTC");
        }
        return new TimeRange(startMs(days.from()), startMs(days.to()));
    }

    private static long startMs(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private List<Category> categories() {
        String given = category;
        if (given == null) {
            return List.of(Category.SPOT, Category.LINEAR);
        }
        return switch (given) {
            case "spot" -> List.of(Category.SPOT);
            case "linear" -> List.of(Category.LINEAR);
            default -> throw new Refusal("--category is " + given + ": it must be spot or linear");
        };
    }

    private void requireSymbols() {
        for (String symbol : symbols) {
            if (!symbol.matches("[A-Z0-9]{2,30}")) {
                throw new Refusal(
                        "--symbol is '" + symbol + "': it must be of capital letters and digits, such as BTCUSDT");
            }
        }
        if (Set.copyOf(symbols).size() < symbols.size()) {
            throw new Refusal("--symbol is " + String.join(",", symbols) + ": each must be named once");
        }
    }

    private void requireFolder() {
        Path existing = folder.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
            throw new Refusal("--out is " + folder + ": it must be a folder that can be written");
        }
    }

    private URI address() {
        try {
            return URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        } catch (IllegalArgumentException e) {
            throw new Refusal("--url is " + url + ": it must be an address such as https://api.bybit.com");
        }
    }

    /** Without a category a symbol may lack one of its markets, but not both. */
    private List<HistorySeries> wanted(ExchangeHistory exchange, List<Category> categories)
            throws InterruptedException {
        List<HistorySeries> wanted = new ArrayList<>();
        for (Category searched : categories) {
            Set<String> known = exchange.symbols(searched);
            symbols.stream()
                    .filter(known::contains)
                    .forEach(symbol -> wanted.addAll(HistorySeries.of(symbol, searched)));
        }
        for (String symbol : symbols) {
            if (wanted.stream().noneMatch(series -> series.symbol().equals(symbol))) {
                throw new Refusal("--symbol is " + symbol + ": the exchange lists no such "
                        + (categories.size() > 1 ? "" : categories.getFirst().wireName() + " ") + "symbol");
            }
        }
        return wanted;
    }
}
