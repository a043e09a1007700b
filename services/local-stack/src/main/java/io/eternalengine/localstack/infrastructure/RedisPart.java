package io.eternalengine.localstack.infrastructure;

import io.eternalengine.localstack.StackFailure;
import io.eternalengine.localstack.StateDirectory;
import io.eternalengine.localstack.process.Launcher;
import io.eternalengine.localstack.process.Ports;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;

/** Redis without persistence: what it holds may be lost at any time. */
public final class RedisPart implements InfrastructurePart {
    private static final int SOCKET_TIMEOUT_MS = 500;

    private final StateDirectory directory;
    private final BinaryCache binaries;
    private final int port;

    public RedisPart(StateDirectory directory, BinaryCache binaries) {
        this.directory = directory;
        this.binaries = binaries;
        this.port = Ports.free();
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public String address() {
        return Ports.LOOPBACK + ":" + port;
    }

    @Override
    public List<String> commandLine() throws IOException {
        Files.createDirectories(directory.redis());
        Path configuration = directory.redis().resolve("redis.conf");
        // set-proc-title no: the command line keeps naming our folder, by which leftovers are known.
        Files.writeString(configuration, """
                bind %s
                port %d
                dir %s
                save ""
                appendonly no
                daemonize no
                set-proc-title no
                maxmemory 64mb
                """.formatted(Ports.LOOPBACK, port, directory.redis()));
        return List.of(executable().toString(), configuration.toString());
    }

    @Override
    public boolean isReady() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(Ports.LOOPBACK), port), SOCKET_TIMEOUT_MS);
            socket.setSoTimeout(SOCKET_TIMEOUT_MS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(5);
            return new String(answer, StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException e) {
            return false;
        }
    }

    private Path executable() throws IOException {
        try {
            Path embedded = binaries.provide("redis-1.4.4", RedisPart::extract).resolve("redis-server");
            if (runs(embedded)) {
                return embedded;
            }
        } catch (IllegalArgumentException | UncheckedIOException e) {
            // No embedded program for this platform: the distribution's, below.
        }
        return Launcher.onPath("redis-server")
                .orElseThrow(() -> new StackFailure("The embedded Redis does not run on "
                        + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                        + " and there is no redis-server on the PATH: install Redis 6 or later"));
    }

    private static void extract(Path folder) throws IOException {
        File extracted =
                ExecutableProvider.newJarResourceProvider(folder.toFile()).get();
        Path program = Files.move(extracted.toPath(), folder.resolve("redis-server"));
        Files.setPosixFilePermissions(program, BinaryCache.EXECUTABLE_BY_ALL);
    }

    private static boolean runs(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
