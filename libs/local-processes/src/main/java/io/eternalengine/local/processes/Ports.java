package io.eternalengine.local.processes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Free TCP ports on the loopback address. */
public final class Ports {
    /** The only address that anything of the local stack listens on. */
    public static final String LOOPBACK = "127.0.0.1";

    // Below the range that the kernel gives to outgoing connections: a client that dials a dead local port from that
    // range again and again can be connected to itself, and then the server cannot have its port back.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;
    private static final SecureRandom RANDOM = new SecureRandom();
    /** A port stays free until its server listens, so one that was given is not given to another server of this process. */
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /** A port on which nobody listens, another one each time. */
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = RANDOM.nextInt(LOWEST, HIGHEST);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new StackFailure("No free port between " + LOWEST + " and " + HIGHEST + " on " + LOOPBACK);
    }

    /** The port that was asked for, or a free one when {@code requested} is 0. */
    public static int freeOr(int requested) {
        requireFree(requested);
        return requested == 0 ? free() : requested;
    }

    /** Refuses a port that somebody else listens on; 0 is always fine. */
    public static void requireFree(int requested) {
        if (requested != 0 && !isFree(requested)) {
            throw new Refusal("Port " + requested + " on " + LOOPBACK
                    + " is in use: name another with --port, or leave it out to have a free one chosen");
        }
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
