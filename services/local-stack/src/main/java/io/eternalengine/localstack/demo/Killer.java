package io.eternalengine.localstack.demo;

import io.eternalengine.localstack.process.Child;
import io.eternalengine.localstack.process.ChildState;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The crash check: kills processes of the running fleet, without warning, at moments drawn from a seed. The simulator is
 * spared, since it plays the exchange, which is not ours to kill.
 */
public final class Killer implements AutoCloseable {
    private static final Set<String> VICTIMS =
            Set.of("market-data", "engine-core-hodl", "risk", "order-execution", "kafka");
    private static final int SHORTEST_PAUSE_MS = 1_500;
    private static final int LONGEST_PAUSE_MS = 5_000;

    private final Supplier<List<Child>> processes;
    private final int kills;
    private final Random random;
    private final Consumer<String> journal;
    private final Thread thread;
    private final SortedMap<String, Integer> killed = new TreeMap<>();

    /**
     * Begins to kill.
     *
     * @param kills how many in all
     */
    public Killer(Supplier<List<Child>> processes, int kills, long seed, Consumer<String> journal) {
        this.processes = processes;
        this.kills = kills;
        this.random = new Random(seed);
        this.journal = journal;
        this.thread = Thread.ofVirtual().name("killer").start(this::run);
    }

    private void run() {
        for (int done = 0; done < kills; ) {
            try {
                Thread.sleep(random.nextInt(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS));
            } catch (InterruptedException e) {
                return;
            }
            if (killOne()) {
                done++;
            }
        }
    }

    /** A process that is still starting is left alone: it must come up now and then, or nothing would ever be traded. */
    private boolean killOne() {
        List<Child> candidates = processes.get().stream()
                .filter(child -> VICTIMS.contains(child.program().name()))
                .filter(child -> child.state() == ChildState.READY && child.pid() > 0)
                .toList();
        if (candidates.isEmpty()) {
            return false;
        }
        Child victim = candidates.get(random.nextInt(candidates.size()));
        boolean hit = ProcessHandle.of(victim.pid())
                .map(ProcessHandle::destroyForcibly)
                .orElse(false);
        if (hit) {
            String name = victim.program().name();
            synchronized (killed) {
                killed.merge(name, 1, Integer::sum);
            }
            journal.accept("killed " + name);
        }
        return hit;
    }

    /** How often each was killed. */
    public SortedMap<String, Integer> killed() {
        synchronized (killed) {
            return new TreeMap<>(killed);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
