package io.eternalengine.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A TCP connection to a simulator that keeps to no protocol but what a test writes. */
final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MS = 20_000;
    private static final int SMALL_WINDOW = 4_096;

    private final Socket socket = new Socket();

    RawConnection(RunningSimulator simulator) throws IOException {
        socket.setReceiveBufferSize(SMALL_WINDOW);
        socket.setSoTimeout(PATIENCE_MS);
        URI address = URI.create(simulator.baseUrl());
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
    }

    /** Asks for a WebSocket, which answers nothing that anybody reads. */
    RawConnection openStream(String path) throws IOException {
        write("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
        readUntil("\r\n\r\n");
        return this;
    }

    /** Sends a text frame, masked with zeros. */
    RawConnection sendFrame(String text) throws IOException {
        byte[] payload = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        byte[] head = {(byte) 0x81, (byte) (0x80 | 126), (byte) (payload.length >> 8), (byte) payload.length, 0, 0, 0, 0
        };
        byte[] frame = Arrays.copyOf(head, head.length + payload.length);
        System.arraycopy(payload, 0, frame, head.length, payload.length);
        socket.getOutputStream().write(frame);
        return this;
    }

    RawConnection write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** What comes, until a text has come or the connection has ended. */
    String readUntil(String end) throws IOException {
        StringBuilder read = new StringBuilder();
        InputStream input = socket.getInputStream();
        while (read.indexOf(end) < 0) {
            int next = input.read();
            if (next < 0) {
                return read.toString();
            }
            read.append((char) next);
        }
        return read.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
