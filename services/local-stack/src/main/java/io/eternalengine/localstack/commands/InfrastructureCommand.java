package io.eternalengine.localstack.commands;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.eternalengine.localstack.StateDirectory;
import io.eternalengine.localstack.infrastructure.Infrastructure;
import io.eternalengine.localstack.process.Children;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileLock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Kafka, PostgreSQL and Redis in the foreground, for tests: whoever holds the other end of stdin owns them. */
@Command(
        name = "infrastructure",
        description = "Run only Kafka, PostgreSQL and Redis; print their addresses as JSON; end when stdin closes.")
final class InfrastructureCommand implements Callable<Integer> {
    @Mixin
    private StateOption state = new StateOption();

    @Option(
            names = "--remove-state",
            description = "Remove the state directory at the end, but for a JDK that was fetched into it.")
    private boolean removeState;

    @Override
    public Integer call() throws Exception {
        StateDirectory directory = StateDirectory.prepare(state.path());
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (FileLock lock = directory.reserve();
                Children children = new Children(directory, InfrastructureCommand::report)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                end.countDown();
                children.stopAll();
                awaitUninterruptibly(stopped);
            }));
            watchStandardInput(end);
            run(directory, children, end);
            // While the lock is held, or another run could have begun in it.
            if (removeState && lock.isValid()) {
                directory.remove();
            }
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    /** Runs until the end is asked for, and returns when all is stopped. */
    private static void run(StateDirectory directory, Children children, CountDownLatch end)
            throws IOException, InterruptedException {
        children.endLeftovers();
        Infrastructure infrastructure = Infrastructure.start(directory, StateOption.binaries(), children);
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
