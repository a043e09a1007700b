package io.eternalengine.service.execution.scene;

import static org.awaitility.Awaitility.await;

import io.eternalengine.testkit.Infrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A Redis of the test's own, from the program that the shared one runs from, so that it can be stopped. */
public final class StoppableRedis implements AutoCloseable {
    private static final String PROGRAM = "redis-server";
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Below the ports of outgoing connections: there a client that dials a stopped server could reach itself. */
    private static final int LOWEST_PORT = 20_000;

    private static final int HIGHEST_PORT = 32_000;

    private final Path program = program();
    private final int port = freePort();
    private @Nullable Process process;

    public String url() {
        return "redis://" + LOOPBACK + ":" + port;
    }

    public void start() {
        try {
            process = new ProcessBuilder(
                            program.toString(),
                            "--port",
                            Integer.toString(port),
                            "--bind",
                            LOOPBACK,
                            "--save",
                            "",
                            "--appendonly",
                            "no")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("Redis").atMost(PATIENCE).until(this::listens);
    }

    public void stop() {
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            running.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        process = null;
    }

    @Override
    public void close() {
        stop();
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path program() {
        return ProcessHandle.of(Infrastructure.shared().pid())
                .orElseThrow()
                .descendants()
                .map(ProcessHandle::info)
                .filter(info -> info.commandLine().orElse("").contains("redis.conf"))
                .flatMap(info -> info.command().stream())
                // Where it is a link, the process is named after what it leads to.
                .map(command -> Path.of(command).resolveSibling(PROGRAM))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the infrastructure runs no Redis that can be seen"));
    }

    private static int freePort() {
        var random = new SecureRandom();
        while (true) {
            int candidate = random.nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), candidate));
                return candidate;
            } catch (IOException e) {
                // In use: another one.
            }
        }
    }
}
