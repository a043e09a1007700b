package io.eternalengine.local.fleet;

import io.eternalengine.local.processes.Refusal;
import io.eternalengine.local.processes.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is to run.
 *
 * @param root the project's root
 * @param binaries folder where unpacked programs are kept between runs
 * @param nativeBinaries whether those services that have a native binary run as such
 * @param dashboardPort port of the dashboard; 0 for a free one
 * @param settings more environment variables for every service
 * @param services that run
 */
public record FleetPlan(
        Path root,
        StateDirectory directory,
        Path binaries,
        Simulation simulation,
        boolean nativeBinaries,
        int dashboardPort,
        Map<String, String> settings,
        List<FleetService> services) {
    private static final String SILENCE_WARNING = "ETERNAL_RISK_FEEDS_SILENCE_WARNING";
    private static final String SILENCE_HALT = "ETERNAL_RISK_FEEDS_SILENCE_HALT";
    private static final String DEPTH_BAND_OF_RISK = "ETERNAL_RISK_FEEDS_DEPTH_BAND";
    private static final String DEPTH_BAND_OF_MARKET_DATA = "ETERNAL_MARKET_DATA_DEPTH_BAND";

    /** Longer than any run waits for an hour to be digested. */
    private static final Map<String, String> SILENCE_OF_A_MARKET_THAT_WAITS =
            Map.of(SILENCE_WARNING, "PT1H", SILENCE_HALT, "PT2H", "ETERNAL_RISK_FEEDS_EXCHANGE_SILENCE", "PT2H");

    public FleetPlan {
        settings = withOneDepthBand(settings);
        services = List.copyOf(services);
    }

    /** All services. */
    public FleetPlan(
            Path root,
            StateDirectory directory,
            Path binaries,
            Simulation simulation,
            boolean nativeBinaries,
            int dashboardPort,
            Map<String, String> settings) {
        this(
                root,
                directory,
                binaries,
                simulation,
                nativeBinaries,
                dashboardPort,
                settings,
                List.of(FleetService.values()));
    }

    /**
     * The same for a market that stands still until the fleet has digested an hour: that is no silence of a feed, however long it takes.
     * What was asked for otherwise stays; a halt that is asked for keeps its own warning, which must be below it.
     */
    public FleetPlan forAMarketThatWaits() {
        Map<String, String> all = new HashMap<>(SILENCE_OF_A_MARKET_THAT_WAITS);
        if (settings.containsKey(SILENCE_HALT)) {
            all.remove(SILENCE_WARNING);
        }
        all.putAll(settings);
        return changed(all, services);
    }

    /** Risk reads no book whose depth market-data counted within another band than its own. */
    private static Map<String, String> withOneDepthBand(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        String band = settings.get(DEPTH_BAND_OF_RISK);
        if (band != null) {
            all.putIfAbsent(DEPTH_BAND_OF_MARKET_DATA, band);
        }
        return Map.copyOf(all);
    }

    /** The same with the services of an earlier release alone: those whose source its tree has. */
    public FleetPlan withServicesOf(Path earlier) {
        return changed(
                settings,
                services.stream()
                        .filter(service -> Files.isDirectory(service.folder(earlier)))
                        .toList());
    }

    /** The same with more environment variables for every service. */
    public FleetPlan with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        return changed(all, services);
    }

    private FleetPlan changed(Map<String, String> newSettings, List<FleetService> newServices) {
        return new FleetPlan(
                root, directory, binaries, simulation, nativeBinaries, dashboardPort, newSettings, newServices);
    }

    /**
     * Checks that every application is built, before anything is started.
     *
     * @throws Refusal naming what is missing
     */
    public void requireApplications() {
        for (FleetService service : services) {
            if (runsNative(service)) {
                nativeBinary(service);
            } else if (!Files.exists(service.jar(root))) {
                throw new Refusal("The service " + service + " is not built (" + service.jar(root)
                        + " is missing): run './eternal build'");
            }
        }
    }

    boolean runsNative(FleetService service) {
        return nativeBinaries && service.runsNative();
    }

    /** The executable of a service that runs natively. */
    Path nativeBinary(FleetService service) {
        Path target = service.folder(root).resolve("target");
        try (Stream<Path> files = Files.exists(target) ? Files.list(target) : Stream.empty()) {
            return files.filter(file -> file.getFileName().toString().endsWith("-runner") && Files.isExecutable(file))
                    .findFirst()
                    .orElseThrow(() -> new Refusal("The native binary of " + service + " is not built (no "
                            + target.resolve("*-runner") + "): run './eternal build --native'"));
        } catch (IOException e) {
            throw new Refusal("The folder " + target + " cannot be read: " + e.getMessage());
        }
    }
}
