package io.eternalengine.conformance;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The suite as a program: {@code Conformance [BY-NNN...]}, with the venue's address and key in the environment. */
public final class Conformance {
    private static final int REFUSED = 2;
    private static final String HELP = """
            Usage: ./eternal conformance [CASE...]

            Runs the conformance cases (all, or those named, such as BY-001) against a venue that speaks Bybit v5.
            The key trades: use an account that does not matter, on testnet or the simulator. BY-019 and BY-020 spend
            what this address may ask for within minutes, and run only when they are named.

              CONFORMANCE_REST      such as https://api-testnet.bybit.com
              CONFORMANCE_STREAMS   such as wss://stream-testnet.bybit.com
              CONFORMANCE_KEY       a key that may read, trade and transfer
              CONFORMANCE_SECRET    its secret
              CONFORMANCE_SIMULATOR true when market time is stepped by the simulator's admin interface there
              CONFORMANCE_ADMIN_TOKEN  what that interface asks for
              CONFORMANCE_PAUSE_MS  waited before each request (default 120; 0 on the simulator)
            """;

    private Conformance() {}

    /** Ends with 0 when all cases pass, 1 when one fails, 2 when nothing was asked. */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(List.of(arguments), System::getenv));
    }

    static int run(List<String> ids, UnaryOperator<@Nullable String> environment) throws InterruptedException {
        if (ids.contains("--help") || ids.contains("-h")) {
            System.out.print(HELP);
            return 0;
        }
        List<ConformanceCase> cases = ids.isEmpty()
                ? ConformanceSuite.cases()
                : Stream.concat(ConformanceSuite.cases().stream(), ConformanceSuite.quotaCases().stream())
                        .filter(found -> ids.contains(found.id()))
                        .toList();
        if (!ids.isEmpty() && cases.size() != ids.size()) {
            System.err.println("The cases are " + ids + ": each must be a number such as BY-001 that the suite has.");
            return REFUSED;
        }
        Address address;
        try {
            address = address(environment);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "." + System.lineSeparator());
            System.err.print(HELP);
            return REFUSED;
        }
        try (Venue venue = new Venue(address)) {
            boolean allPass = new ConformanceRun(System.out)
                    .against(venue, cases).stream().allMatch(ConformanceRun.Result::passed);
            return allPass ? 0 : 1;
        }
    }

    private static Address address(UnaryOperator<@Nullable String> environment) {
        String rest = required(environment, "CONFORMANCE_REST");
        boolean simulator = "true".equals(environment.apply("CONFORMANCE_SIMULATOR"));
        String pause = environment.apply("CONFORMANCE_PAUSE_MS");
        String pauseMs = pause == null ? (simulator ? "0" : "120") : pause;
        if (!pauseMs.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("CONFORMANCE_PAUSE_MS is " + pauseMs + ": must be milliseconds");
        }
        return new Address(
                rest,
                required(environment, "CONFORMANCE_STREAMS"),
                required(environment, "CONFORMANCE_KEY"),
                required(environment, "CONFORMANCE_SECRET"),
                simulator
                        ? Optional.of(
                                new SimulatorClock(URI.create(rest), required(environment, "CONFORMANCE_ADMIN_TOKEN")))
                        : Optional.empty(),
                Long.parseLong(pauseMs));
    }

    private static String required(UnaryOperator<@Nullable String> environment, String name) {
        String value = environment.apply(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }
}
