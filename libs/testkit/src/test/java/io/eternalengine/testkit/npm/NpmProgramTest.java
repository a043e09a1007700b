package io.eternalengine.testkit.npm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine without npm gets it, and only the release that is expected. */
class NpmProgramTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private HttpServer registry;

    @BeforeEach
    void startRegistry() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        registry.createContext("/npm.tgz", exchange -> {
            byte[] release = Files.readAllBytes(folder.resolve("npm.tgz"));
            exchange.sendResponseHeaders(200, release.length);
            exchange.getResponseBody().write(release);
            exchange.close();
        });
        registry.start();
    }

    @AfterEach
    void stopRegistry() {
        registry.stop(0);
    }

    @Test
    void takesTheNpmOfTheMachine() throws IOException, InterruptedException {
        Path installed = Files.createFile(folder.resolve("npm"));
        assertThat(installed.toFile().setExecutable(true)).isTrue();

        assertThat(program("none").command(folder.toString())).containsExactly(installed.toString());
    }

    @Test
    void fetchesTheReleaseWhereThereIsNone() throws IOException, InterruptedException {
        String integrity = packRelease();

        var command = program(integrity).command(folder.resolve("empty").toString());

        assertThat(command).hasSize(2);
        assertThat(Path.of(command.getFirst())).isExecutable();
        assertThat(Path.of(command.getLast())).hasContent("console.log('npm')");
        registry.stop(0);
        assertThat(program(integrity).command("")).as("fetched once").isEqualTo(command);
    }

    @Test
    void refusesAnotherRelease() throws IOException, InterruptedException {
        packRelease();

        assertThatThrownBy(() -> program("AAAA").command(""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("answered 200 with something else than the release that is expected");
    }

    @Test
    void saysWhatToDoWhenItCannotBeFetched() {
        registry.stop(0);

        assertThatThrownBy(() -> program("AAAA").command(""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Install npm, or let the machine reach it");
    }

    @Test
    void saysWhatToDoWhenNoRegistryIsNamed() {
        var program = new NpmProgram(
                Optional.empty(), "AAAA", folder.resolve("unpacked").resolve("npm-1"));

        assertThatThrownBy(() -> program.command(""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("install it, or name a registry in NPM_CONFIG_REGISTRY");
    }

    private NpmProgram program(String integrity) {
        URI release = URI.create("http://127.0.0.1:" + registry.getAddress().getPort() + "/npm.tgz");
        return new NpmProgram(
                Optional.of(release), integrity, folder.resolve("unpacked").resolve("npm-1"));
    }

    private String packRelease() throws IOException, InterruptedException {
        Path script = folder.resolve("release/package/bin/npm-cli.js");
        Files.createDirectories(script.getParent());
        Files.writeString(script, "console.log('npm')");
        Process tar = new ProcessBuilder("tar", "-czf", "npm.tgz", "-C", "release", "package")
                .directory(folder.toFile())
                .start();
        assertThat(tar.waitFor()).isZero();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(folder.resolve("npm.tgz")));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
