package io.eternalengine.localstack.demo;

import io.eternalengine.localstack.process.Child;
import io.eternalengine.localstack.process.ChildState;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
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

    Killer(Supplier<List<Child>> processes, KillPlan plan, Consumer<String> journal) {
        this.processes = processes;
        this.journal = journal;
        this.planned = new ArrayDeque<>(plan.kills());
        this.thread = Thread.ofVirtual().name("killer").start(this::run);
    }

    /** The market has come to this time. */
    void at(long marketMs) {
        while (!planned.isEmpty() && planned.peek().fromMarketMs() <= marketMs) {
            due.add(planned.remove());
        }
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

    /** A process that is still starting is waited for: it must come up now and then, or nothing would ever be traded. */
    private boolean strike(String victim) {
        boolean hit = processes.get().stream()
                .filter(child -> child.program().name().equals(victim))
                .filter(child -> child.state() == ChildState.READY && child.pid() > 0)
                .findFirst()
                .flatMap(child -> ProcessHandle.of(child.pid()))
                .map(ProcessHandle::destroyForcibly)
                .orElse(false);
        if (hit) {
            synchronized (killed) {
                killed.merge(victim, 1, Integer::sum);
            }
            journal.accept("killed " + victim);
        }
        return hit;
    }
}
