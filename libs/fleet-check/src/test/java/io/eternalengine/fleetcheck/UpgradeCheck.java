package io.eternalengine.fleetcheck;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * While the fleet trades, its services are replaced by those of the next release, told to write the format of the release
 * before, and replaced by that one again. Not in the everyday run, because it needs two packaged releases:
 * {@code -Dtest=UpgradeCheck -Dupgrade.from=ROOT -Dupgrade.write-formats=risk=1,market-data=0}.
 */
class UpgradeCheck {
    private static final String FROM = "upgrade.from";
    private static final String WRITE_FORMATS = "upgrade.write-formats";
    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 1, 1);
    private static final int DAYS = Integer.getInteger("upgrade.days", 24);
    private static final int STAGES = 4;
    /** The purchase program of the product. */
    private static final int PURCHASES = 14;

    private final List<String> journal = new CopyOnWriteArrayList<>();

    /** What is to be done to the services once the market has come to a time. */
    private record Step(long atMs, String name, FleetPlan release, Map<String, String> writeFormats) {
        Map<String, String> settingsOf(FleetService service) {
            String format = writeFormats.get(service.serviceName());
            return format == null ? Map.of() : Map.of("ETERNAL_SNAPSHOTS_WRITE_FORMAT", format);
        }
    }

    @Test
    void aReleaseGoesOnWhereTheOneBeforeStoodAndIsRolledBack(@TempDir Path folder) {
        // given
        StateDirectory directory = StateDirectory.prepare(folder.resolve("state"));
        FleetPlan before = plan(Path.of(required(FROM, "the root of an earlier release, packaged")), directory);
        FleetPlan now = plan(Path.of(System.getProperty("eternal.root")), directory);
        Map<String, String> formatsOfBefore = formats(
                required(WRITE_FORMATS, "the formats of snapshots that the earlier release reads, such as risk=1"));

        try (Supervisor supervisor = Supervisor.prepare(before, Instant.now(), this::say)) {
            Fleet fleet = supervisor.start(name -> say("ready: " + name));
            var releases = new Releases(
                    fleet,
                    List.of(
                            new Step(afterStages(1), "upgrade", now, Map.of()),
                            new Step(afterStages(2), "this release, writing the formats before", now, formatsOfBefore),
                            new Step(afterStages(3), "rollback", before, Map.of())));

            // when
            Summary summary = new DemoRun(
                            supervisor,
                            fleet,
                            new Pace.AsFastAsTheFleet(),
                            folder.resolve("decisions.jsonl"),
                            0,
                            1,
                            () -> TraceCensus.Counts.NONE)
                    .telling(releases::at)
                    .play();

            // then
            System.out.println("upgrade check: " + summary);
            releases.requireDone();
            assertThat(fleet.processes())
                    .allSatisfy(child -> assertThat(child.state())
                            .as(child.program().name() + " " + child.failure())
                            .isEqualTo(ChildState.READY));
            assertThat(journal).noneMatch(line -> line.contains("ended with code"));
            assertThat(summary.ledgerEqualsVenue()).as("%s", summary).isTrue();
            assertThat(summary.duplicateOrders()).isZero();
            assertThat(summary.candlesMissing()).isZero();
            assertThat(summary.dcaPurchases()).isEqualTo(Map.of("BTC", PURCHASES, "ETH", PURCHASES));
            assertThat(summary.unreadableRecords()).isZero();
            assertThat(summary.replay().equal()).as("%s", summary.replay()).isTrue();
        }
    }

    /** Replaces services in a thread of its own: the market does not wait for it. */
    private final class Releases {
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
                running = CompletableFuture.runAsync(() -> replace(next), Thread::startVirtualThread);
            }
        }

        private void replace(Step step) {
            say("begins: " + step.name());
            fleet.replaceServices(step.release(), step::settingsOf, name -> say("ready: " + name));
            say("done: " + step.name());
        }

        void requireDone() {
            running.join();
            assertThat(steps).isEmpty();
        }
    }

    private static FleetPlan plan(Path root, StateDirectory directory) {
        var simulation =
                new Simulation(Optional.empty(), FIRST_DAY, FIRST_DAY.plusDays(DAYS), 1, new BigDecimal("50000"));
        Path binaries = Path.of(System.getProperty("eternal.root")).resolve(".eternal/binaries");
        return new FleetPlan(root, directory, binaries, simulation, false, 0, Map.of());
    }

    private static long afterStages(int stages) {
        return FIRST_DAY.toEpochDay() * Duration.ofDays(1).toMillis()
                + Duration.ofDays(DAYS).toMillis() * stages / STAGES;
    }

    private static Map<String, String> formats(String text) {
        return Arrays.stream(text.split(","))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1].strip()));
    }

    private static String required(String property, String meaning) {
        String value = System.getProperty(property, "").strip();
        assertThat(value)
                .as("-D" + property + " is missing: it must be " + meaning)
                .isNotEmpty();
        return value;
    }

    private void say(String line) {
        journal.add(line);
        System.out.println(Instant.now() + " " + line);
    }
}
