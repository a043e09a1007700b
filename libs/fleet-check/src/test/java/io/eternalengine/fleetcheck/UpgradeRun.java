package io.eternalengine.fleetcheck;

import io.eternalengine.local.fleet.Fleet;
import io.eternalengine.local.fleet.FleetPlan;
import io.eternalengine.local.fleet.FleetService;
import io.eternalengine.local.fleet.Simulation;
import io.eternalengine.local.fleet.Supervisor;
import io.eternalengine.local.fleet.demo.DemoRun;
import io.eternalengine.local.fleet.demo.Pace;
import io.eternalengine.local.fleet.demo.Summary;
import io.eternalengine.local.fleet.traces.TraceCensus;
import io.eternalengine.local.processes.ChildState;
import io.eternalengine.local.processes.StateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The program of {@link UpgradeCheck}: runs on the class path of the packaged command line, as a demo does. */
final class UpgradeRun {
    private static final Path ROOT = Path.of(System.getProperty("eternal.root"));
    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 1, 1);
    private static final int STAGES = 4;
    /** A release from before this was its default refuses tables that are newer than itself. */
    private static final Map<String, String> NEWER_TABLES =
            Map.of("QUARKUS_FLYWAY_IGNORE_MIGRATION_PATTERNS", "*:future");

    private final int days;

    private UpgradeRun(int days) {
        this.days = days;
    }

    /** What is to be done to the services once the market has come to a time. */
    private record Step(
            long atMs, String name, FleetPlan release, Map<String, String> writeFormats, Map<String, String> all) {
        Map<String, String> settingsOf(FleetService service) {
            String format = writeFormats.get(service.serviceName());
            Map<String, String> settings = new HashMap<>(all);
            if (format != null) {
                settings.put("ETERNAL_SNAPSHOTS_WRITE_FORMAT", format);
            }
            return settings;
        }
    }

    /**
     * Plays the market.
     *
     * @param arguments root of the release before, its formats by service, days, state directory, file of the summary
     */
    public static void main(String[] arguments) {
        new UpgradeRun(Integer.parseInt(arguments[2]))
                .play(
                        Path.of(arguments[0]),
                        formats(arguments[1]),
                        StateDirectory.prepare(Path.of(arguments[3])),
                        Path.of(arguments[4]));
    }

    private void play(Path rootBefore, Map<String, String> formatsBefore, StateDirectory directory, Path json) {
        // What the release before does not have is not followed either: it would be gone again after the rollback.
        FleetPlan before = plan(withTheExchangeOfNow(rootBefore, directory.path()), directory)
                .withServicesOf(rootBefore)
                .forAMarketThatWaits();
        FleetPlan now = plan(ROOT, directory).withServicesOf(rootBefore).forAMarketThatWaits();
        try (Supervisor supervisor = Supervisor.prepare(before, Instant.now(), UpgradeRun::say)) {
            Fleet fleet = supervisor.start(name -> say("ready: " + name));
            var releases = new Releases(
                    fleet,
                    List.of(
                            new Step(afterStages(1), "upgrade", now, Map.of(), Map.of()),
                            new Step(
                                    afterStages(2),
                                    "this release, writing the formats before",
                                    now,
                                    formatsBefore,
                                    Map.of()),
                            new Step(afterStages(3), "rollback", before, Map.of(), NEWER_TABLES)));
            Summary summary = new DemoRun(
                            supervisor,
                            fleet,
                            new Pace.AsFastAsTheFleet(),
                            directory.path().resolve("decisions.jsonl"),
                            0,
                            1,
                            () -> TraceCensus.Counts.NONE)
                    .reportingTo(releases::at)
                    .readingDecisionsAs(RenamedRules::asNow)
                    .play();
            releases.await();
            summary.write(json);
            say("decisions=" + summary.decisions() + " replay=" + summary.replay() + " fills=" + summary.fills()
                    + " breaker=" + summary.breakerLevel() + " playSeconds=" + summary.playSeconds());
            fleet.processes().stream()
                    .filter(child -> child.state() != ChildState.READY)
                    .forEach(child -> say(child.program().name() + " is not ready at the end: " + child.failure()));
        }
    }

    /** Replaces services in a thread of its own: the market does not wait for it. */
    private static final class Releases {
        private final Fleet fleet;
        private final Queue<Step> steps;
        private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

        Releases(Fleet fleet, List<Step> steps) {
            this.fleet = fleet;
            this.steps = new ArrayDeque<>(steps);
        }

        void at(long marketMs) {
            Step next = steps.peek();
            if (next != null && marketMs >= next.atMs() && running.isDone()) {
                steps.remove();
                say("market at " + Instant.ofEpochMilli(marketMs) + ", begins: " + next.name());
                running = CompletableFuture.runAsync(() -> replace(next), Thread::startVirtualThread);
            }
        }

        private void replace(Step step) {
            fleet.replaceServices(step.release(), step::settingsOf, name -> say("ready: " + name));
            say("done: " + step.name());
        }

        void await() {
            running.join();
        }
    }

    private FleetPlan plan(Path root, StateDirectory directory) {
        var simulation =
                new Simulation(Optional.empty(), FIRST_DAY, FIRST_DAY.plusDays(days), 1, new BigDecimal("50000"));
        return new FleetPlan(root, directory, ROOT.resolve(".eternal/binaries"), simulation, false, 0, Map.of());
    }

    /** The exchange is not what is released: the simulator is this release's from the start. */
    private static Path withTheExchangeOfNow(Path rootBefore, Path folder) {
        Path root = folder.resolve("release-before");
        try {
            for (FleetService service : FleetService.values()) {
                Path made = service.folder(service == FleetService.BYBIT_SIMULATOR ? ROOT : rootBefore);
                Path link = service.folder(root);
                if (Files.isDirectory(made) && !Files.exists(link)) {
                    Files.createDirectories(link.getParent());
                    Files.createSymbolicLink(link, made);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return root;
    }

    private long afterStages(int stages) {
        return FIRST_DAY.toEpochDay() * Duration.ofDays(1).toMillis()
                + Duration.ofDays(days).toMillis() * stages / STAGES;
    }

    private static Map<String, String> formats(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1].strip()));
    }

    private static void say(String line) {
        System.out.println(Instant.now() + " " + line);
    }
}
