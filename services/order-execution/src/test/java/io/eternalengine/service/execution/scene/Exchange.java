package io.eternalengine.service.execution.scene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A simulator that all tests of a JVM share, with accounts of 40 000 USDT that each takes for itself, and two whose keys must
 * not be used.
 */
public final class Exchange implements AutoCloseable {
    /** The accounts that packaged order execution works on. */
    static final List<String> SERVED =
            IntStream.rangeClosed(1, 60).mapToObj("DESK-%02d"::formatted).toList();

    /** Those of them in which perpetuals are traded. */
    static final List<String> OF_PERPETUALS = SERVED.subList(36, 60);

    /** The accounts of tests that bring parts of their own. */
    private static final List<String> UNSERVED =
            IntStream.rangeClosed(1, 90).mapToObj("PART-%02d"::formatted).toList();

    /** An account whose key may withdraw. */
    public static final String WITHDRAWS = "WITHDRAWS";

    /** An account whose key can close nothing. */
    public static final String READ_ONLY = "READ-ONLY";

    /** All of them. */
    static final List<String> ACCOUNTS = Stream.of(SERVED, UNSERVED, List.of(WITHDRAWS, READ_ONLY))
            .flatMap(List::stream)
            .toList();

    private final AtomicInteger servedTaken = new AtomicInteger();
    private final AtomicInteger ofPerpetualsTaken = new AtomicInteger();
    private final AtomicInteger unservedTaken = new AtomicInteger();
    private final Path credentials;
    private final PackagedSimulator simulator;

    Exchange() {
        credentials = file(PackagedSimulator.credentials(ACCOUNTS) + WITHDRAWS + ".permissions=SpotTrade,Withdraw\n"
                + READ_ONLY + ".read-only=true\n");
        simulator = PackagedSimulator.start(ACCOUNTS, credentials);
    }

    private static Path file(String properties) {
        try {
            return Files.writeString(Files.createTempFile("keys-", ".properties"), properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public PackagedSimulator simulator() {
        return simulator;
    }

    /** An account that no other test uses, and no packaged service. */
    public String nextAccount() {
        return UNSERVED.get(unservedTaken.getAndIncrement());
    }

    /** An account that no other test uses, of those that packaged order execution works on. */
    String nextServedAccount() {
        return SERVED.get(servedTaken.getAndIncrement());
    }

    /** Likewise, of those in which perpetuals are traded. */
    String nextAccountOfPerpetuals() {
        return OF_PERPETUALS.get(ofPerpetualsTaken.getAndIncrement());
    }

    @Override
    public void close() throws IOException {
        simulator.close();
        Files.delete(credentials);
    }
}
