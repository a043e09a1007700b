package io.eternalengine.localstack.demo;

import io.eternalengine.localstack.process.Child;
import io.eternalengine.localstack.process.ChildState;
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

/** The crash check: ends processes of the running fleet without warning, as the market reaches the moments of a plan. */
final class Killer implements AutoCloseable {
    private static final int POLL_MS = 20;

    private final Supplier<List<Child>> processes;
    private final Consumer<String> journal;
    private final Queue<KillPlan.Kill> planned;
    private final BlockingQueue<KillPlan.Kill> due = new LinkedBlockingQueue<>();
    private final Thread thread;
    private final SortedMap<String, Integer> killed = new TreeMap<>();
    private final Set<Long> struckPids = new HashSet<>();
    private final AtomicInteger outstanding;

    Killer(Supplier<List<Child>> processes, KillPlan plan, Consumer<String> journal) {
        this.processes = processes;
        this.journal = journal;
        this.planned = new ArrayDeque<>(plan.kills());
        this.outstanding = new AtomicInteger(plan.kills().size());
        this.thread = Thread.ofVirtual().name("killer").start(this::run);
    }

    /** The market has come to this time. */
    void at(long marketMs) {
        while (!planned.isEmpty() && planned.peek().fromMarketMs() <= marketMs) {
            due.add(planned.remove());
        }
    }

    /** Whether every kill of the plan has struck. */
    boolean isDone() {
        return outstanding.get() == 0;
    }

    /** How often each was killed. */
    SortedMap<String, Integer> killed() {
        synchronized (killed) {
            return new TreeMap<>(killed);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
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
                .map(this::kill)
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

    private boolean kill(ProcessHandle process) {
        struckPids.add(process.pid());
        return process.destroyForcibly();
    }
}
