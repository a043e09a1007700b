package io.eternalengine.local.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.local.processes.Child;
import io.eternalengine.local.processes.Children;
import io.eternalengine.local.processes.StateDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisPartTest {
    private static final Path BINARIES = Path.of(System.getProperty("eternal.root", "../.."), ".eternal", "binaries")
            .toAbsolutePath();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void runsBelowAPathWithSpacesAndQuotesAndAnswersNobodyWithoutItsPassword() throws IOException {
        // given
        StateDirectory directory = StateDirectory.prepare(folder.resolve("my \"own\" state"));
        RedisPart redis = new RedisPart(directory, new BinaryCache(BINARIES));
        try (Children children = new Children(directory, _ -> {})) {
            // when
            Child child = children.start(List.of(redis)).getFirst();
            child.awaitReady();

            // then
            int port =
                    Integer.parseInt(redis.address().substring(redis.address().indexOf(':') + 1));
            assertThat(answer(port, "EVAL \"return 1\" 0")).startsWith("-NOAUTH");
            assertThat(answer(port, "AUTH guessed")).startsWith("-");
            assertThat(ProcessHandle.of(child.pid()).orElseThrow().info().commandLine())
                    .get()
                    .asString()
                    .doesNotContain(redis.password());
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(directory.redis().resolve("redis.conf"))))
                    .isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Redis server v=6.2.11 sha=00000000:0 malloc=libc bits=64, false",
        "Redis server v=6.2.20 sha=00000000:0 malloc=libc bits=64, true",
        "Redis server v=6.0.16 sha=00000000:0 malloc=jemalloc-5.2.1, false",
        "Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0, true",
        "Redis server v=8.0.2 sha=00000000:0 malloc=jemalloc-5.3.0, true"
    })
    void takesTheDistributionsRedisFromTheVersionOnInWhichScriptsRunNoPrograms(String said, boolean goodEnough) {
        assertThat(RedisBinary.Version.in(said).orElseThrow().isGoodEnough()).isEqualTo(goodEnough);
    }

    private static String answer(int port, String command) throws IOException {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(7), StandardCharsets.US_ASCII);
        }
    }
}
