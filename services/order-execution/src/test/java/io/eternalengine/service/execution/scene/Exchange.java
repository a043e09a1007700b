package io.eternalengine.service.execution.scene;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A simulator that all tests of a JVM share, with accounts of 40 000 USDT that each takes for itself. */
public final class Exchange implements AutoCloseable {
    static final List<String> ACCOUNTS =
            IntStream.rangeClosed(1, 32).mapToObj("DESK-%02d"::formatted).toList();

    private final AtomicInteger accountsTaken = new AtomicInteger();
    private final PackagedSimulator simulator = PackagedSimulator.start(ACCOUNTS);

    public PackagedSimulator simulator() {
        return simulator;
    }

    /** An account that no other test uses. */
    public String nextAccount() {
        return ACCOUNTS.get(accountsTaken.getAndIncrement());
    }

    @Override
    public void close() {
        simulator.close();
    }
}
