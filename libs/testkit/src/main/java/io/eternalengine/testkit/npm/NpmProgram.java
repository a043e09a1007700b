package io.eternalengine.testkit.npm;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * npm: the machine's own when it has one, else a pinned release from the registry that {@code NPM_CONFIG_REGISTRY} names, as
 * npm itself is pinned, proved by its checksum and run by {@link NodeRuntime}. It is one package without dependencies, so this
 * needs no root and installs nothing on the machine.
 *
 * @param release the package; empty when no registry is named
 * @param integrity base64 of its SHA-512
 * @param home the folder that holds unpacked releases
 */
record NpmProgram(Optional<URI> release, String integrity, Path home) {
    private static final String VERSION = "11.19.1";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** The release that this project uses where a machine has no npm. */
    static NpmProgram pinned() {
        Optional<URI> release = Optional.ofNullable(System.getenv("NPM_CONFIG_REGISTRY"))
                .map(registry -> URI.create(registry.replaceFirst("/*$", "/npm/-/npm-" + VERSION + ".tgz")));
        return new NpmProgram(
                release,
                "ztsxKxt/kkIaAs+2i0GU6I+DRmUdrNasxTZKJe9TCdSjKxlhah/4r/hl5ygMD6XAg1qZ9c2TNomR4qgOydp10g==",
                Path.of(System.getProperty("eternal.root"), ".eternal", "npm", "npm-" + VERSION));
    }

    /** The beginning of its command line. */
    List<String> command(String searchPath) throws IOException, InterruptedException {
        Optional<Path> installed = Stream.of(searchPath.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of("npm.cmd", "npm").map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        return installed.isPresent()
                ? List.of(installed.get().toString())
                : List.of(NodeRuntime.program().toString(), fetched().toString());
    }

    /** The script of the pinned release, fetched when it is not there yet. */
    Path fetched() throws IOException, InterruptedException {
        Path script = home.resolve("package").resolve("bin").resolve("npm-cli.js");
        if (!Files.exists(script)) {
            URI from = release.orElseThrow(
                    () -> new IOException(
                            "The tests with packages from npm need npm, and this machine has"
                                    + " none: install it, or name a registry in NPM_CONFIG_REGISTRY, from which it is fetched."));
            Files.createDirectories(home.getParent());
            Path unpacked = Files.createTempDirectory(home.getParent(), "npm");
            unpack(download(from, unpacked.resolve("npm.tgz")), unpacked);
            Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return script;
    }

    private Path download(URI from, Path file) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer;
        try (HttpClient client = HttpClient.newHttpClient()) {
            answer = client.send(
                    HttpRequest.newBuilder(from).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IOException(
                    "The tests with packages from npm need npm: this machine has none, and " + from
                            + " cannot be reached. Install npm, or let the machine reach it.",
                    e);
        }
        byte[] expected = Base64.getDecoder().decode(integrity);
        if (answer.statusCode() != 200 || !Arrays.equals(sha512(answer.body()), expected)) {
            throw new IOException("The tests with packages from npm need npm: this machine has none, and " + from
                    + " answered " + answer.statusCode() + " with something else than the release that is expected.");
        }
        return Files.write(file, answer.body());
    }

    private static void unpack(Path archive, Path folder) throws IOException, InterruptedException {
        Process tar = new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", folder.toString())
                .inheritIO()
                .start();
        if (!tar.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || tar.exitValue() != 0) {
            tar.destroy();
            throw new IOException(archive + " cannot be unpacked");
        }
    }

    private static byte[] sha512(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-512", e);
        }
    }
}
