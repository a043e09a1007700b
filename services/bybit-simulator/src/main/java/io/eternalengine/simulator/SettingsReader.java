package io.eternalengine.simulator;

import io.eternalengine.history.TimeRange;
import io.eternalengine.orchestration.OrchestrationParameters;
import io.eternalengine.venue.OrderHandling;
import io.eternalengine.venue.market.DataDirectory;
import io.eternalengine.venue.market.FundingIntervals;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Turns configuration texts into {@link SimulatorSettings}. */
final class SettingsReader {

    private static final int MOST_RATE_LIMIT_MULTIPLE = 1_000;
    private static final String FUNDING = "funding-interval-hours";
    private static final List<String> GENERATED = List.of("BTCUSDT", "ETHUSDT");
    private static final LocalDate GENERATED_FROM = LocalDate.of(2024, 1, 1);
    private static final Duration GENERATED_LENGTH = Duration.ofDays(60);
    private static final long MOST_WARM_UP_DAYS = 4_000;
    private static final long MOST_KEPT_ORDERS = 10_000_000;
    private static final long LONGEST_LATENCY_MS = 60_000;
    private static final long LONGEST_BAN_SECONDS = 86_400;

    private SettingsReader() {}

    static SimulatorSettings read(SimulatorConfig config) {
        Optional<Path> data = config.dataDirectory().map(text -> path("data-directory", text));
        Optional<Long> from = day("from", config.from());
        Optional<Long> to = day("to", config.to());
        List<String> symbols = config.symbols()
                .map(named -> named.stream().map(String::strip).toList())
                .orElseGet(() -> data.map(folder -> DataDirectory.completeSymbols(folder, known(from), known(to)))
                        .orElse(GENERATED));
        long fromMs = from.orElse(startOf(GENERATED_FROM));
        long toMs = to.orElse(fromMs + GENERATED_LENGTH.toMillis());
        if (data.isPresent() && (from.isEmpty() || to.isEmpty())) {
            // Without days of its own the data is played from its start to its end.
            TimeRange span = DataDirectory.span(data.get(), symbols);
            fromMs = from.orElse(span.fromMs());
            toMs = to.orElse(span.toMs());
        }
        return new SimulatorSettings(
                data,
                integer("generate-seed", config.generateSeed(), Long.MIN_VALUE, Long.MAX_VALUE),
                fromMs,
                toMs,
                Duration.ofDays(integer("warm-up-days", config.warmUpDays(), 0, MOST_WARM_UP_DAYS))
                        .toMillis(),
                symbols,
                decimal("total-capital", config.totalCapital()),
                config.accounts().map(SettingsReader::fractions).orElseGet(SettingsReader::ofThePortfolio),
                config.credentialsFile().map(text -> path("credentials-file", text)),
                decimal("spread-bps", config.spreadBps()),
                decimal("impact-bps", config.impactBps()),
                integer("ticker-interval-ms", config.tickerIntervalMs(), 0, Long.MAX_VALUE),
                flag("bounded-depth", config.boundedDepth()),
                decimal("level-value", config.levelValue()),
                flag("enforce-rate-limits", config.enforceRateLimits()),
                (int) integer("rate-limit-multiple", config.rateLimitMultiple(), 1, MOST_RATE_LIMIT_MULTIPLE),
                config.scenarioFile().map(text -> path("scenario-file", text)),
                config.depositEach().map(text -> decimal("deposit-each", text)),
                new OrderHandling(
                        (int) integer("kept-orders", config.keptOrders(), 500, MOST_KEPT_ORDERS),
                        integer("order-latency-ms", config.orderLatencyMs(), 0, LONGEST_LATENCY_MS),
                        integer("order-jitter-ms", config.orderJitterMs(), 0, LONGEST_LATENCY_MS),
                        latencyClock(config.latencyClock())),
                decimal("second-filled-fraction", config.secondFilledFraction()),
                config.fundingIntervalHours()
                        .map(texts -> fundingIntervals(texts, data.isPresent()))
                        .orElse(FundingIntervals.USUAL),
                new AddressQuota(
                        (int) integer("ip-requests", config.ipRequests(), 0, AddressQuota.MOST),
                        (int) integer("ip-connections", config.ipConnections(), 0, AddressQuota.MOST),
                        Duration.ofSeconds(integer("ip-ban-seconds", config.ipBanSeconds(), 1, LONGEST_BAN_SECONDS))),
                StreamLimits.ofTotal(
                        config.unreadBytes()
                                .map(text -> integer("unread-bytes", text, 0, Integer.MAX_VALUE))
                                .orElseGet(() -> StreamLimits.totalFor(
                                        Runtime.getRuntime().maxMemory())),
                        Duration.ofSeconds(
                                integer("silent-stream-seconds", config.silentStreamSeconds(), 0, Integer.MAX_VALUE))));
    }

    private static OptionalLong known(Optional<Long> timeMs) {
        return timeMs.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private static OrderHandling.Clock latencyClock(String text) {
        return switch (text.strip()) {
            case "market" -> OrderHandling.Clock.MARKET;
            case "wall" -> OrderHandling.Clock.WALL;
            default -> throw new ConfigurationRefused("latency-clock", text, "must be market or wall");
        };
    }

    private static FundingIntervals fundingIntervals(List<String> texts, boolean fromData) {
        if (fromData) {
            throw new ConfigurationRefused(FUNDING, String.join(",", texts), "comes from the data directory itself");
        }
        int usual = FundingIntervals.USUAL.usualHours();
        Map<String, Integer> hours = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            int value = (int) integer(FUNDING, text.substring(equals + 1), 1, FundingIntervals.USUAL.usualHours());
            if (!FundingIntervals.isKnown(value)) {
                throw new ConfigurationRefused(FUNDING, text, "must be 1, 2, 4 or 8 hours");
            }
            if (equals < 0) {
                usual = value;
            } else if (hours.put(text.substring(0, equals).strip(), value) != null) {
                throw new ConfigurationRefused(FUNDING, text, "must name each symbol once");
            }
        }
        return new FundingIntervals(usual, hours);
    }

    private static Map<String, BigDecimal> ofThePortfolio() {
        Map<String, BigDecimal> fractions = new LinkedHashMap<>();
        OrchestrationParameters.defaults()
                .accounts()
                .forEach(account ->
                        fractions.put(account.account(), account.target().toBigDecimal()));
        return fractions;
    }

    private static Map<String, BigDecimal> fractions(List<String> accounts) {
        Map<String, BigDecimal> fractions = new LinkedHashMap<>();
        for (String account : accounts) {
            int equals = account.indexOf('=');
            if (equals < 1) {
                throw new ConfigurationRefused("accounts", account, "must have the form NAME=fraction");
            }
            String name = account.substring(0, equals).strip();
            if (fractions.put(name, decimal("accounts", account.substring(equals + 1))) != null) {
                throw new ConfigurationRefused("accounts", account, "must name each account once");
            }
        }
        return fractions;
    }

    private static Optional<Long> day(String key, Optional<String> text) {
        try {
            return text.map(date -> startOf(LocalDate.parse(date)));
        } catch (DateTimeParseException e) {
            throw new ConfigurationRefused(key, text.orElse(""), "must be a date such as 2020-02-20");
        }
    }

    private static long startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private static BigDecimal decimal(String key, String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw new ConfigurationRefused(key, text, "must be a decimal number");
        }
    }

    private static boolean flag(String key, String text) {
        return switch (text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ConfigurationRefused(key, text, "must be true or false");
        };
    }

    private static long integer(String key, String text, long least, long most) {
        try {
            long value = Long.parseLong(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new ConfigurationRefused(key, text, "must be a whole number");
        }
        throw new ConfigurationRefused(key, text, "must be between " + least + " and " + most);
    }

    private static Path path(String key, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new ConfigurationRefused(key, text, "must be a path");
        }
    }
}
