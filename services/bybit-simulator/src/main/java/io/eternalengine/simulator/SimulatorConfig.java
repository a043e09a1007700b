package io.eternalengine.simulator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** The configuration keys as texts; {@link SettingsReader} gives them meaning, so that what is wrong is reported in one way. */
@ConfigMapping(prefix = "eternal.simulator")
public interface SimulatorConfig {

    /** Folder with market data; a generated market is played without it. */
    Optional<String> dataDirectory();

    /** Seed of the generated market and of the ids. */
    @WithDefault("7")
    String generateSeed();

    /** First day that is played, for example 2020-02-20. */
    Optional<String> from();

    /** Day at whose start playing ends. */
    Optional<String> to();

    /** Days of history before the first day that are offered over REST where the data has them. */
    @WithDefault("400")
    String warmUpDays();

    /** The markets; all that the data directory holds whole, or two well-known ones, without it. */
    Optional<List<String>> symbols();

    /** USDT that the accounts share. */
    @WithDefault("50000")
    String totalCapital();

    /** USDT that every account starts with, the master too, instead of a share of the capital. */
    Optional<String> depositEach();

    /** Sub-accounts as NAME=fraction of the capital; those of the portfolio without it. */
    Optional<List<String>> accounts();

    /** Properties file with NAME.key and NAME.secret for each account. */
    Optional<String> credentialsFile();

    /** Distance of bid and ask. */
    @WithDefault("2")
    String spreadBps();

    /** How far an order that takes liquidity moves its own price. */
    @WithDefault("1")
    String impactBps();

    /** Whether orders meet only the depth that the book shows. */
    @WithDefault("false")
    String boundedDepth();

    /** What the best level of the book holds on average, in USDT. */
    @WithDefault("20000")
    String levelValue();

    /** Whether requests beyond the exchange's limits are refused. */
    @WithDefault("false")
    String enforceRateLimits();

    /** How many times the exchange's usual limits an account has: the exchange raises them for larger clients. */
    @WithDefault("1")
    String rateLimitMultiple();

    /** Hours between settlements of a generated market: 8, or SYMBOL=4 for one of them. */
    Optional<List<String>> fundingIntervalHours();

    /** The part of the filled orders that are reported as filled a second time. */
    @WithDefault("0.1")
    String secondFilledFraction();

    /** REST requests of one address within five seconds; 0 for any number. */
    @WithDefault("600")
    String ipRequests();

    /** New WebSocket connections of one address within five minutes; 0 for any number. */
    @WithDefault("500")
    String ipConnections();

    /** For how long an address with too many requests is refused. */
    @WithDefault("600")
    String ipBanSeconds();

    /** What the clients of all streams may leave unread; an eighth of the heap without it. */
    Optional<String> unreadBytes();

    /** After how many seconds a stream is closed on which neither side says anything. */
    @WithDefault("600")
    String silentStreamSeconds();

    /** The secret of the admin interface; see {@link AdminToken}. */
    Optional<String> adminToken();

    /** A file that holds it and that only its owner may read. */
    Optional<String> adminTokenFile();

    /** The names by which the admin interface may be called. */
    @WithDefault("localhost,127.0.0.1,[::1]")
    List<String> adminHosts();

    /** How many closed orders, and how many executions, are remembered. */
    @WithDefault("20000")
    String keptOrders();

    /** How long a request about an order is under way after it was acknowledged. */
    @WithDefault("0")
    String orderLatencyMs();

    /** How much longer it may take. */
    @WithDefault("0")
    String orderJitterMs();

    /** market or wall. */
    @WithDefault("market")
    String latencyClock();

    /** File with faults at their times. */
    Optional<String> scenarioFile();

    /** Market time between tickers during one long step. */
    @WithDefault("3600000")
    String tickerIntervalMs();
}
