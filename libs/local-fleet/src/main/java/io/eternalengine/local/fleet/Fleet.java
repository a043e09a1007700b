package io.eternalengine.local.fleet;

import io.eternalengine.local.fleet.venue.VenueAdmin;
import io.eternalengine.local.infrastructure.Infrastructure;
import io.eternalengine.local.infrastructure.InfrastructureAddresses;
import io.eternalengine.local.processes.Child;
import io.eternalengine.local.processes.Children;
import io.eternalengine.local.processes.Memory;
import io.eternalengine.local.processes.Ports;
import io.eternalengine.local.processes.StackFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The whole fleet: infrastructure, simulator and services. Started in the order in which they need each other; closed in
 * the reverse order.
 */
public final class Fleet implements AutoCloseable {
    private final FleetPlan plan;
    private final Children children;
    private final Infrastructure infrastructure;
    private final ServiceProgram simulator;
    private final FleetEnvironment environment;
    private final int dashboardPort;
    private volatile List<Child> services = List.of();
    /** Processes of market-data beside the first, a group each. */
    private final Deque<List<Child>> moreMarketData = new ArrayDeque<>();

    private Fleet(
            FleetPlan plan,
            Children children,
            Infrastructure infrastructure,
            ServiceProgram simulator,
            FleetEnvironment environment,
            int dashboardPort) {
        this.plan = plan;
        this.children = children;
        this.infrastructure = infrastructure;
        this.simulator = simulator;
        this.environment = environment;
        this.dashboardPort = dashboardPort;
    }

    /**
     * Starts the infrastructure and the simulator, and returns when both are ready.
     *
     * @param children owner of all processes; empty so far
     */
    public static Fleet startFoundation(FleetPlan plan, Children children, Consumer<String> progress) {
        int dashboardPort = Ports.freeOr(plan.dashboardPort());
        Path credentials = writeCredentials(plan);
        Infrastructure infrastructure = Infrastructure.start(plan.directory(), plan.binaries(), children);
        Map<String, String> configuration = new HashMap<>(plan.simulation().environment());
        configuration.put("ETERNAL_SIMULATOR_CREDENTIALS_FILE", credentials.toString());
        configuration.put(
                "ETERNAL_SIMULATOR_ADMIN_TOKEN_FILE",
                plan.directory().operatorToken().toString());
        ServiceProgram simulator = new ServiceProgram(FleetService.BYBIT_SIMULATOR, plan, Ports.free(), configuration);
        Child simulatorChild = children.start(List.of(simulator)).getFirst();
        infrastructure.children().forEach(child -> reportWhenReady(child, progress));
        reportWhenReady(simulatorChild, progress);
        infrastructure.awaitReady();
        simulatorChild.awaitReady();
        var environment = new FleetEnvironment(
                infrastructure.addresses(),
                simulator.port(),
                credentials,
                plan.directory().operatorToken());
        return new Fleet(plan, children, infrastructure, simulator, environment, dashboardPort);
    }

    /** Starts all services at the same time and returns when all are ready. */
    public void startServices(Consumer<String> progress) {
        startServices(plan, service -> Map.of(), progress);
    }

    /**
     * Ends all services and starts those of another release, or the same ones with other settings, on the same
     * infrastructure and the same exchange. Returns when all are ready.
     *
     * @param release whose root holds the packaged services
     * @param settings more environment variables for a service
     */
    public void replaceServices(
            FleetPlan release, Function<FleetService, Map<String, String>> settings, Consumer<String> progress) {
        release.requireApplications();
        children.stop(services);
        startServices(release, settings, progress);
    }

    private void startServices(
            FleetPlan release, Function<FleetService, Map<String, String>> settings, Consumer<String> progress) {
        services = children.start(release.services().stream()
                .filter(service -> service != FleetService.BYBIT_SIMULATOR)
                .map(service -> program(service, release, settings.apply(service)))
                .toList());
        services.forEach(child -> reportWhenReady(child, progress));
        services.forEach(Child::awaitReady);
    }

    /**
     * Runs so many processes of market-data, which share the markets among themselves. Returns when those that were missing are
     * ready and those that were too many have ended.
     *
     * @param processes at least 1
     */
    public synchronized void scaleMarketData(int processes, Consumer<String> progress) {
        while (moreMarketData.size() + 1 > processes) {
            List<Child> last = moreMarketData.pop();
            children.stop(last);
            progress.accept("ended " + last.getFirst().program().name());
        }
        while (moreMarketData.size() + 1 < processes) {
            moreMarketData.push(children.start(List.of(new ServiceProgram(
                    FleetService.MARKET_DATA + "-" + (moreMarketData.size() + 2),
                    FleetService.MARKET_DATA,
                    plan,
                    Ports.free(),
                    environment.of(FleetService.MARKET_DATA)))));
        }
        moreMarketData.forEach(group -> group.forEach(Child::awaitReady));
        progress.accept("market-data runs in " + processes + (processes == 1 ? " process" : " processes"));
    }

    private ServiceProgram program(FleetService service, FleetPlan release, Map<String, String> settings) {
        int port = service == FleetService.REPORTING ? dashboardPort : Ports.free();
        Map<String, String> variables = new HashMap<>(environment.of(service));
        variables.putAll(settings);
        return new ServiceProgram(service, release, port, variables);
    }

    private static void reportWhenReady(Child child, Consumer<String> progress) {
        var _ = child.firstReady().thenRun(() -> progress.accept(child.program().name()));
    }

    private static Path writeCredentials(FleetPlan plan) {
        try {
            OperatorToken.write(plan.directory().operatorToken());
            return VenueCredentials.write(plan.directory());
        } catch (IOException e) {
            throw new StackFailure("The stack's credentials cannot be written: " + e.getMessage(), e);
        }
    }

    /** The engines among the services. */
    public List<RunningEngine> engines() {
        return RunningEngine.among(plan.services());
    }

    public InfrastructureAddresses addresses() {
        return infrastructure.addresses();
    }

    public String simulatorUrl() {
        return simulator.url();
    }

    /** A client of the simulator's admin API. */
    public VenueAdmin venueAdmin() {
        return new VenueAdmin(simulatorUrl(), OperatorToken.read(plan.directory()));
    }

    public String dashboardUrl() {
        return "http://" + Ports.LOOPBACK + ":" + dashboardPort;
    }

    /** All processes: infrastructure, simulator, services. */
    public List<Child> processes() {
        return children.all();
    }

    /** Resident memory of each process in megabytes, by name; one that has ended is left out. */
    public SortedMap<String, Long> residentMb() {
        SortedMap<String, Long> resident = new TreeMap<>();
        for (Child child : processes()) {
            Memory.residentMb(child.pid())
                    .ifPresent(megabytes -> resident.put(child.program().name(), megabytes));
        }
        return resident;
    }

    /** How often processes had to be started again, by name; those that never had are left out. */
    public Map<String, Integer> restarts() {
        Map<String, Integer> restarts = new TreeMap<>();
        processes().stream()
                .filter(child -> child.restarts() > 0)
                .forEach(child -> restarts.put(child.program().name(), child.restarts()));
        return restarts;
    }

    @Override
    public void close() {
        children.close();
    }
}
