package io.eternalengine.simulator;

import io.eternalengine.venue.OrderHandling;
import io.eternalengine.venue.market.FundingIntervals;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The simulator's configuration, validated.
 *
 * @param dataDirectory market data; empty to generate it
 * @param generateSeed seed of the generated market and of the ids
 * @param fromMs where playing starts, a full hour
 * @param toMs where it ends, a full hour
 * @param warmUpMs how much history before the start is offered over REST
 * @param symbols the markets, each quoted in USDT
 * @param totalCapital USDT that the accounts share
 * @param accountFractions each account's part of the capital; the master keeps the rest
 * @param credentialsFile API keys; empty for the well-known ones
 * @param spreadBps distance of bid and ask in hundredths of a percent
 * @param impactBps how far an order that takes liquidity moves its own price, in hundredths of a percent
 * @param tickerIntervalMs market time between tickers during one long step; the end of a step always reports them
 * @param boundedDepth whether orders meet only the depth that the book shows
 * @param levelValue what the best level of the book holds on average, in USDT
 * @param enforceRateLimits whether requests beyond the exchange's limits are refused
 * @param rateLimitMultiple how many times the exchange's usual limits an account has
 * @param scenarioFile faults at their times; empty for none
 * @param depositEach USDT that every account starts with; empty to share the capital
 * @param orderHandling latency of orders and how many are remembered
 * @param secondFilledFraction the part of the filled orders that are reported as filled a second time
 * @param fundingIntervals how often a generated market settles funding
 * @param addressQuota what one address may ask for
 * @param streamLimits what a WebSocket connection may cost
 */
public record SimulatorSettings(
        Optional<Path> dataDirectory,
        long generateSeed,
        long fromMs,
        long toMs,
        long warmUpMs,
        List<String> symbols,
        BigDecimal totalCapital,
        Map<String, BigDecimal> accountFractions,
        Optional<Path> credentialsFile,
        BigDecimal spreadBps,
        BigDecimal impactBps,
        long tickerIntervalMs,
        boolean boundedDepth,
        BigDecimal levelValue,
        boolean enforceRateLimits,
        int rateLimitMultiple,
        Optional<Path> scenarioFile,
        Optional<BigDecimal> depositEach,
        OrderHandling orderHandling,
        BigDecimal secondFilledFraction,
        FundingIntervals fundingIntervals,
        AddressQuota addressQuota,
        StreamLimits streamLimits) {

    private static final BigDecimal WIDEST_BPS = new BigDecimal("1000");

    public SimulatorSettings {
        symbols = List.copyOf(symbols);
        accountFractions = new LinkedHashMap<>(accountFractions);
        require(fromMs < toMs, "to", toMs, "must be later than from");
        require(!symbols.isEmpty(), "symbols", symbols, "must name at least one symbol");
        for (String symbol : symbols) {
            require(symbol.matches("[A-Z0-9]{1,12}USDT"), "symbols", symbol, "must be a symbol quoted in USDT");
        }
        require(totalCapital.signum() > 0, "total-capital", totalCapital, "must be positive");
        requireFractions(accountFractions);
        requireBps("spread-bps", spreadBps);
        requireBps("impact-bps", impactBps);
        require(depositEach.orElse(BigDecimal.ONE).signum() >= 0, "deposit-each", depositEach, "must not be negative");
        require(levelValue.signum() > 0, "level-value", levelValue, "must be positive");
        for (String symbol : fundingIntervals.hours().keySet()) {
            require(
                    symbols.contains(symbol),
                    "funding-interval-hours",
                    symbol,
                    "must be one of the symbols " + symbols);
        }
        require(
                secondFilledFraction.signum() >= 0 && secondFilledFraction.compareTo(BigDecimal.ONE) <= 0,
                "second-filled-fraction",
                secondFilledFraction,
                "must be between 0 and 1");
        require(tickerIntervalMs >= 60_000, "ticker-interval-ms", tickerIntervalMs, "must be at least 60000");
    }

    /** All accounts, the master first. */
    public List<String> accountNames() {
        List<String> names = new ArrayList<>();
        names.add(ApiKeys.MASTER);
        names.addAll(accountFractions.keySet());
        return names;
    }

    /** The USDT that an account starts with. */
    public BigDecimal depositOf(String account) {
        if (depositEach.isPresent()) {
            return depositEach.get();
        }
        return account.equals(ApiKeys.MASTER)
                ? totalCapital.multiply(BigDecimal.ONE.subtract(sum(accountFractions)))
                : totalCapital.multiply(accountFractions.getOrDefault(account, BigDecimal.ZERO));
    }

    private static void requireFractions(Map<String, BigDecimal> fractions) {
        for (Map.Entry<String, BigDecimal> account : fractions.entrySet()) {
            boolean nameIsGood = account.getKey().matches("[A-Z0-9-]{1,40}")
                    && !account.getKey().equals(ApiKeys.MASTER);
            require(nameIsGood, "accounts", account.getKey(), "must be a name of A-Z, 0-9 and - other than MASTER");
            require(account.getValue().signum() >= 0, "accounts", account, "must be a fraction that is not negative");
        }
        require(sum(fractions).compareTo(BigDecimal.ONE) <= 0, "accounts", fractions, "must sum to at most 1");
    }

    private static BigDecimal sum(Map<String, BigDecimal> fractions) {
        return fractions.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void requireBps(String key, BigDecimal value) {
        require(
                value.signum() >= 0 && value.compareTo(WIDEST_BPS) <= 0,
                key,
                value,
                "must be between 0 and " + WIDEST_BPS);
    }

    private static void require(boolean holds, String key, Object value, String rule) {
        if (!holds) {
            throw new ConfigurationRefused(key, value, rule);
        }
    }
}
