package io.eternalengine.local.fleet;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One service of the fleet: where its application is, and what it needs to run. Two services may run one application. */
public enum FleetService {
    BYBIT_SIMULATOR("bybit-simulator", 128, false, null),
    MARKET_DATA("market-data", 48, true, null),
    ENGINE_CORE_HODL("engine-core-hodl", 48, false, null),
    ENGINE_TREND_1("engine-trend-1", "engine-trend", Map.of("ETERNAL_TREND_ACCOUNT", "TREND-1")),
    ENGINE_TREND_2("engine-trend-2", "engine-trend", Map.of("ETERNAL_TREND_ACCOUNT", "TREND-2")),
    ENGINE_FUNDING("engine-funding", 48, false, null),
    ENGINE_TACTICAL("engine-tactical", 48, false, null),
    RISK("risk", 48, false, null),
    ORDER_EXECUTION("order-execution", 48, true, "order_execution"),
    REPORTING("reporting", 48, false, "reporting");

    private final String serviceName;
    private final String application;
    private final int heapMb;
    private final boolean runsNative;
    private final Optional<String> database;
    private final Map<String, String> settings;

    FleetService(String serviceName, int heapMb, boolean runsNative, @Nullable String database) {
        this.serviceName = serviceName;
        this.application = serviceName;
        this.heapMb = heapMb;
        this.runsNative = runsNative;
        this.database = Optional.ofNullable(database);
        this.settings = Map.of();
    }

    FleetService(String serviceName, String application, Map<String, String> settings) {
        this.serviceName = serviceName;
        this.application = application;
        this.heapMb = 48;
        this.runsNative = false;
        this.database = Optional.empty();
        this.settings = Map.copyOf(settings);
    }

    public String serviceName() {
        return serviceName;
    }

    /** Largest heap of its JVM. */
    public int heapMb() {
        return heapMb;
    }

    /** Whether {@code --native} runs it as a native binary. */
    public boolean runsNative() {
        return runsNative;
    }

    /** Its database in PostgreSQL, if it has one. */
    public Optional<String> database() {
        return database;
    }

    /** Environment variables that make it this one among the services of its application. */
    Map<String, String> settings() {
        return settings;
    }

    /** Folder of its application under the project's root. */
    public Path folder(Path root) {
        return root.resolve("services").resolve(application);
    }

    /** The packaged application. */
    public Path jar(Path root) {
        return folder(root).resolve(Path.of("target", "quarkus-app", "quarkus-run.jar"));
    }

    /**
     * More options for its JVM, from the environment: {@code ETERNAL_RISK_JAVA_OPTIONS="-XX:-TieredCompilation"}. They come
     * last and so win over the defaults.
     */
    public List<String> extraJavaOptions() {
        String variable = "ETERNAL_" + name() + "_JAVA_OPTIONS";
        String options = System.getenv().getOrDefault(variable, "").strip();
        return options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
    }

    @Override
    public String toString() {
        return serviceName;
    }
}
