package io.eternalengine.local.processes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * All children of one stack. Closing stops them in the reverse order of their start, those that were started together at
 * the same time; from then on none can be started, so a stack that is ended while it starts leaves nothing behind.
 */
public final class Children implements AutoCloseable {
    private final StateDirectory directory;
    private final PidFiles pidFiles;
    private final Consumer<String> journal;
    private final List<List<Child>> groups = new ArrayList<>();
    private boolean closed;

    /**
     * @param journal receives deaths and restarts, one line each
     */
    public Children(StateDirectory directory, Consumer<String> journal) {
        this.directory = directory;
        this.pidFiles = new PidFiles(directory.run(), directory.path());
        this.journal = journal;
    }

    /** Ends what an earlier run left behind. */
    public void endLeftovers() {
        pidFiles.endLeftovers().forEach(name -> journal.accept("Ended " + name + ", left behind by an earlier run"));
    }

    /** Starts programs that are to be stopped at the same time. */
    public synchronized List<Child> start(List<? extends Program> programs) {
        if (closed) {
            throw new StackFailure("The stack is being stopped");
        }
        List<Child> group = programs.stream()
                .map(program -> Child.start(program, directory.logOf(program.name()), pidFiles, journal))
                .toList();
        groups.add(group);
        return group;
    }

    public synchronized List<Child> all() {
        return groups.stream().flatMap(List::stream).toList();
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        stopAll();
    }

    /** Stops all and waits until they are gone; may be called from another thread, and again. */
    public void stopAll() {
        List<List<Child>> toStop;
        synchronized (this) {
            closed = true;
            toStop = List.copyOf(groups).reversed();
        }
        toStop.forEach(Children::stopAtTheSameTime);
    }

    /** Stops a group that was started together, and waits until it is gone; others may take its place. */
    public void stop(List<Child> group) {
        synchronized (this) {
            groups.remove(group);
        }
        stopAtTheSameTime(group);
    }

    private static void stopAtTheSameTime(List<Child> group) {
        List<Thread> stops = group.stream()
                .map(child -> Thread.ofVirtual().start(child::stop))
                .toList();
        stops.forEach(Children::join);
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                // Whoever interrupts wants an end, and the end is here.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
