package io.eternalengine.local.fleet;

import io.eternalengine.local.fleet.operations.DesiredState;
import io.eternalengine.local.infrastructure.InfrastructurePart;
import io.eternalengine.local.processes.Child;
import io.eternalengine.local.processes.Children;
import io.eternalengine.local.processes.ProcessIdentity;
import io.eternalengine.local.processes.Refusal;
import io.eternalengine.local.processes.StackFailure;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Owns one fleet in one state directory: nobody else runs there meanwhile, {@code fleet.json} lists what runs, and closing
 * leaves no process behind.
 */
public final class Supervisor implements AutoCloseable {
    private static final int DESCRIBE_EVERY_MS = 300;

    private final FleetPlan plan;
    private final Instant commandedAt;
    private final Consumer<String> journal;
    private final FileLock reservation;
    private final Children children;
    private final ProcessIdentity identity = ProcessIdentity.of(
                    ProcessHandle.current().pid())
            .orElseThrow(() -> new StackFailure("This machine does not say when a process started"));
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("fleet-description").daemon().factory());
    private volatile @Nullable Fleet fleet;
    private volatile String phase = "starting";
    private volatile @Nullable String failure;
    private volatile @Nullable Double readySeconds;
    private @Nullable FleetDescription written;
    private boolean closed;
    private volatile boolean keepsData;

    private Supervisor(FleetPlan plan, Instant commandedAt, Consumer<String> journal) {
        this.plan = plan;
        this.commandedAt = commandedAt;
        this.journal = journal;
        this.reservation = plan.directory().reserve();
        this.children = new Children(plan.directory(), journal);
    }

    /**
     * Reserves the state directory and clears it of what an earlier fleet left: its simulated exchange is gone, so its
     * records would contradict the new one.
     *
     * @throws Refusal when a fleet runs in the directory, or an application is not built
     */
    public static Supervisor prepare(FleetPlan plan, Instant commandedAt, Consumer<String> journal) {
        plan.requireApplications();
        Supervisor supervisor = new Supervisor(plan, commandedAt, journal);
        supervisor.children.endLeftovers();
        supervisor.plan.directory().clearForNewFleet();
        return supervisor;
    }

    /** Starts everything and returns when all are ready. */
    public Fleet start(Consumer<String> progress) {
        var _ = clock.scheduleWithFixedDelay(
                this::describeQuietly, DESCRIBE_EVERY_MS, DESCRIBE_EVERY_MS, TimeUnit.MILLISECONDS);
        try {
            Fleet started = Fleet.startFoundation(plan, children, progress);
            fleet = started;
            DesiredState.publish(
                    started.addresses().bootstrapServers(),
                    plan.simulation().capital(),
                    plan.simulation().accounts(),
                    started.venueAdmin().startMs(),
                    plan.simulation().history());
            started.startServices(progress);
            readySeconds = Duration.between(commandedAt, Instant.now()).toMillis() / 1000.0;
            phase = "ready";
            describe();
            return started;
        } catch (StackFailure e) {
            failure = e.getMessage();
            phase = "failed";
            describe();
            throw e;
        }
    }

    /** Seconds from the command to the readiness of all; 0 before. */
    public double readySeconds() {
        Double seconds = readySeconds;
        return seconds == null ? 0 : seconds;
    }

    /** Whether the data of Kafka, PostgreSQL and Redis stay after the end. */
    public void keepData(boolean value) {
        keepsData = value;
    }

    /** Whether the end has begun. */
    public boolean isClosing() {
        return children.isClosed();
    }

    /**
     * Checks that nothing has failed for good, so that nobody waits for it.
     *
     * @throws StackFailure saying which process has failed and why, or that the fleet is being stopped
     */
    public void requireRunning() {
        if (isClosing()) {
            throw new StackFailure("The fleet was stopped");
        }
        children.all().forEach(Child::requireNotFailed);
    }

    private void describeQuietly() {
        try {
            describe();
        } catch (RuntimeException e) {
            journal.accept("The description of the fleet cannot be written: " + e);
        }
    }

    private synchronized void describe() {
        FleetDescription now = description();
        if (closed || now.equals(written)) {
            return;
        }
        try {
            now.write(plan.directory());
            written = now;
        } catch (IOException e) {
            throw new StackFailure("The file " + plan.directory().fleetFile() + " cannot be written", e);
        }
    }

    /** What runs now. */
    public FleetDescription description() {
        List<FleetDescription.Part> parts = new ArrayList<>();
        children.all().forEach(child -> parts.add(part(child)));
        Fleet current = fleet;
        if (current == null) {
            return FleetDescription.ofFoundation(identity, phase, failure, parts);
        }
        return new FleetDescription(
                identity,
                phase,
                failure,
                parts,
                current.addresses().bootstrapServers(),
                databases(current),
                current.addresses().postgresUser(),
                current.addresses().redisAddress(),
                current.simulatorUrl(),
                current.dashboardUrl(),
                readySeconds);
    }

    private static Map<String, String> databases(Fleet fleet) {
        Map<String, String> databases = new TreeMap<>();
        for (FleetService service : FleetService.values()) {
            service.database()
                    .ifPresent(database -> databases.put(
                            service.serviceName(), fleet.addresses().jdbcUrl(database)));
        }
        return databases;
    }

    private static FleetDescription.Part part(Child child) {
        return switch (child.program()) {
            case ServiceProgram service -> part(child, service.port(), service.url());
            case InfrastructurePart part -> {
                String address = part.address();
                yield part(child, Integer.parseInt(address.substring(address.indexOf(':') + 1)), address);
            }
            default ->
                throw new IllegalStateException(
                        "No part of a fleet: " + child.program().name());
        };
    }

    private static FleetDescription.Part part(Child child, int port, String url) {
        return new FleetDescription.Part(
                child.program().name(),
                child.pid(),
                port,
                url,
                child.state().name(),
                child.restarts(),
                child.log().toString(),
                child.failure());
    }

    /** Stops everything; the second call waits for the first. Logs stay, data goes. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        phase = "stopping";
        describeQuietly();
        closed = true;
        clock.shutdownNow();
        children.close();
        // Before the folder is given free: the next fleet may begin at once.
        if (!keepsData) {
            plan.directory().removeData();
        }
        release();
    }

    private void release() {
        try {
            reservation.close();
            reservation.acquiredBy().close();
        } catch (IOException e) {
            journal.accept("The lock of " + plan.directory().path() + " cannot be released: " + e.getMessage());
        }
    }
}
