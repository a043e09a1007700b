package io.eternalengine.local.infrastructure;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.eternalengine.local.processes.Children;
import io.eternalengine.local.processes.StateDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Kafka, PostgreSQL and Redis in the foreground: whoever holds the other end of stdin owns them, gets their addresses as one
 * line of JSON, and ends them by closing it, or by ending.
 */
public final class OwnedInfrastructure {
    private OwnedInfrastructure() {}

    /** For tests: {@code STATE-DIRECTORY BINARIES}; the state directory goes at the end. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException(
                    "STATE-DIRECTORY and BINARIES are needed, not " + arguments.length + " arguments");
        }
        run(Path.of(arguments[0]), Path.of(arguments[1]), true);
    }

    /**
     * Starts all, prints their addresses, and returns when their owner has gone and they are stopped.
     *
     * @param binaries folder of unpacked programs, shared by all runs
     * @param removeState whether to remove the state directory at the end, but for a JDK that was fetched into it
     */
    public static void run(Path state, Path binaries, boolean removeState) throws IOException, InterruptedException {
        StateDirectory directory = StateDirectory.prepare(state);
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (FileLock lock = directory.reserve();
                Children children = new Children(directory, OwnedInfrastructure::report)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                end.countDown();
                children.stopAll();
                awaitUninterruptibly(stopped);
            }));
            watchStandardInput(end);
            run(directory, binaries, children, end);
            // While the lock is held, or another run could have begun in it.
            if (removeState && lock.isValid()) {
                directory.remove();
            }
        } finally {
            stopped.countDown();
        }
    }

    /** Runs until the end is asked for, and returns when all is stopped. */
    private static void run(StateDirectory directory, Path binaries, Children children, CountDownLatch end)
            throws IOException, InterruptedException {
        children.endLeftovers();
        Infrastructure infrastructure = Infrastructure.start(directory, binaries, children);
        infrastructure.awaitReady();
        print(infrastructure, System.out);
        end.await();
        children.stopAll();
    }

    private static void report(String line) {
        System.err.println(line);
    }

    private static void print(Infrastructure infrastructure, PrintStream out) throws IOException {
        out.println(new ObjectMapper().writeValueAsString(infrastructure.addresses()));
        out.flush();
    }

    /** The kernel closes the pipe when the owner ends, even when it is killed. */
    private static void watchStandardInput(CountDownLatch end) {
        Thread watcher = new Thread(
                () -> {
                    try {
                        System.in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        // A broken pipe says the same as a closed one.
                    } finally {
                        end.countDown();
                    }
                },
                "stdin");
        watcher.setDaemon(true);
        watcher.start();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean done = false;
        while (!done) {
            try {
                latch.await();
                done = true;
            } catch (InterruptedException e) {
                // The virtual machine is going down; the children must be gone before it is.
            }
        }
    }
}
