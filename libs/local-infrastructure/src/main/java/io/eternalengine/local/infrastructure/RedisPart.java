package io.eternalengine.local.infrastructure;

import io.eternalengine.local.processes.Ports;
import io.eternalengine.local.processes.StateDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * Redis without persistence: what it holds may be lost at any time. It answers only to whoever knows a password that is made
 * anew for each run: whoever may run scripts in a Redis of an old version may run programs as its user.
 */
public final class RedisPart implements InfrastructurePart {
    private static final int SOCKET_TIMEOUT_MS = 500;
    private static final String READY = "+OK\r\n+PONG";

    private final StateDirectory directory;
    private final BinaryCache binaries;
    private final int port;
    private final String password = randomPassword();

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

    /** The password of its only user. */
    public String password() {
        return password;
    }

    private static String randomPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    @Override
    public List<String> commandLine() throws IOException {
        Files.createDirectories(directory.redis());
        Path configuration = directory.redis().resolve("redis.conf");
        // set-proc-title no: the command line keeps naming our folder, by which leftovers are known.
        StateDirectory.writeSecret(
                configuration, """
                bind %s
                port %d
                dir %s
                requirepass %s
                save ""
                appendonly no
                daemonize no
                set-proc-title no
                maxmemory 64mb
                """.formatted(Ports.LOOPBACK, port, quoted(directory.redis()), password));
        return List.of(RedisBinary.choose(binaries).toString(), configuration.toString());
    }

    /** As Redis reads a text that may hold spaces and quotes. */
    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Override
    public boolean isReady() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(Ports.LOOPBACK), port), SOCKET_TIMEOUT_MS);
            socket.setSoTimeout(SOCKET_TIMEOUT_MS);
            socket.getOutputStream().write(("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(READY.length());
            return new String(answer, StandardCharsets.US_ASCII).equals(READY);
        } catch (IOException e) {
            return false;
        }
    }
}
