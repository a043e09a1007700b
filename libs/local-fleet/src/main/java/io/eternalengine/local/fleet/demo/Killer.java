package io.eternalengine.local.fleet.demo;

import io.eternalengine.local.processes.Child;
import io.eternalengine.local.processes.ChildState;
import io.eternalengine.schemas.v1.CandleClosed;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The crash check: ends processes of the running fleet without warning, as the market reaches the moments of a plan, and
 * measures how long each takes to come back.
 */
final class Killer implements AutoCloseable {
    private static final int POLL_MS = 20;

    private final Supplier<List<Child>> processes;
    private final Consumer<String> journal;
    private final Queue<KillPlan.Kill> planned;
    private final BlockingQueue<KillPlan.Kill> due = new LinkedBlockingQueue<>();
    private final Recoveries recoveries = new Recoveries();
    private final List<Thread> threads;
    private final SortedMap<String, Integer> killed = new TreeMap<>();
    private final Set<Long> struckPids = new HashSet<>();
    private final AtomicInteger outstanding;

    Killer(Supplier<List<Child>> processes, KillPlan plan, Consumer<String> journal) {
        this.processes = processes;
        this.journal = journal;
        this.planned = new ArrayDeque<>(plan.kills());
        this.outstanding = new AtomicInteger(plan.kills().size());
        this.threads = List.of(
                Thread.ofVirtual().name("killer").start(this::run),
                Thread.ofVirtual().name("kill-watch").start(this::watch));
    }

    /** The market has come to this time. */
    void at(long marketMs) {
        while (!planned.isEmpty() && planned.peek().fromMarketMs() <= marketMs) {
            due.add(planned.remove());
        }
    }

    /** A record was read. */
    void observe(SeenRecord seen) {
        if (seen.message() instanceof CandleClosed) {
            recoveries.candle(seen.writtenAtMs(), System.nanoTime()).forEach(journal);
        }
    }

    /** Whether every kill of the plan has struck, and what was killed is ready again. */
    boolean isDone() {
        return outstanding.get() == 0 && recoveries.isComplete();
    }

    /** Names of what was killed and is not ready again. */
    List<String> away() {
        return recoveries.away();
    }

    /** The longest time that each was away, in milliseconds. */
    SortedMap<String, Long> backMs() {
        return recoveries.longestMs();
    }

    /** How often each was killed. */
    SortedMap<String, Integer> killed() {
        synchronized (killed) {
            return new TreeMap<>(killed);
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }

    private void run() {
        try {
            while (true) {
                KillPlan.Kill kill = due.take();
                Thread.sleep(kill.delayMs());
                while (!strike(kill.victim())) {
                    Thread.sleep(POLL_MS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * A process that is still starting is waited for: it must come up now and then, or nothing would ever be traded. One that
     * was struck before and is not yet known to be dead does not count again.
     */
    private boolean strike(String victim) {
        boolean hit = processes.get().stream()
                .filter(child -> child.program().name().equals(victim))
                .filter(child -> child.state() == ChildState.READY)
                .map(Child::pid)
                .filter(pid -> pid > 0 && !struckPids.contains(pid))
                .findFirst()
                .flatMap(ProcessHandle::of)
                .map(process -> kill(victim, process))
                .orElse(false);
        if (hit) {
            outstanding.decrementAndGet();
            synchronized (killed) {
                killed.merge(victim, 1, Integer::sum);
            }
            journal.accept("killed " + victim);
        }
        return hit;
    }

    private boolean kill(String victim, ProcessHandle process) {
        struckPids.add(process.pid());
        long nowNs = System.nanoTime();
        long wallMs = System.currentTimeMillis();
        boolean hit = process.destroyForcibly();
        if (hit) {
            recoveries.killed(victim, process.pid(), nowNs, wallMs);
        }
        return hit;
    }

    private void watch() {
        try {
            while (true) {
                for (Child child : processes.get()) {
                    long pid = child.pid();
                    // The process first: its state is set to STARTING before there is a new one.
                    if (child.state() == ChildState.READY) {
                        recoveries
                                .ready(child.program().name(), pid, System.nanoTime())
                                .forEach(journal);
                    }
                }
                Thread.sleep(POLL_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
