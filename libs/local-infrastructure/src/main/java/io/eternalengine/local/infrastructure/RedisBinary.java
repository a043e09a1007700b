package io.eternalengine.local.infrastructure;

import io.eternalengine.local.processes.Launcher;
import io.eternalengine.local.processes.StackFailure;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.embedded.core.ExecutableProvider;

/**
 * Which Redis runs: the distribution's, which gets its corrections, when it is no older than 6.2.20; else the embedded one, in
 * whose version whoever may run scripts may run programs.
 */
final class RedisBinary {
    private static final Pattern VERSION = Pattern.compile("v=(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");
    private static final Version LEAST = new Version(6, 2, 20);

    private RedisBinary() {}

    /** As {@code redis-server --version} says it. */
    record Version(int major, int minor, int patch) implements Comparable<Version> {
        /** The version in what the program says of itself; empty when it says none. */
        static Optional<Version> in(String output) {
            Matcher version = VERSION.matcher(output);
            return version.find()
                    ? Optional.of(new Version(
                            Integer.parseInt(version.group(1)),
                            Integer.parseInt(version.group(2)),
                            Integer.parseInt(version.group(3))))
                    : Optional.empty();
        }

        boolean isGoodEnough() {
            return compareTo(LEAST) >= 0;
        }

        @Override
        public int compareTo(Version other) {
            return Comparator.comparingInt(Version::major)
                    .thenComparingInt(Version::minor)
                    .thenComparingInt(Version::patch)
                    .compare(this, other);
        }
    }

    static Path choose(BinaryCache binaries) throws IOException {
        Optional<Path> distribution = Launcher.onPath("redis-server");
        if (distribution
                .flatMap(RedisBinary::version)
                .filter(Version::isGoodEnough)
                .isPresent()) {
            return distribution.get();
        }
        return embedded(binaries)
                .or(() -> distribution)
                .orElseThrow(() -> new StackFailure("The embedded Redis does not run on "
                        + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                        + " and there is no redis-server on the PATH: install Redis 7 or later"));
    }

    private static Optional<Path> embedded(BinaryCache binaries) throws IOException {
        try {
            Path program = binaries.provide("redis-1.4.4", RedisBinary::extract).resolve("redis-server");
            return version(program).map(_ -> program);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            // There is none for this platform.
            return Optional.empty();
        }
    }

    private static void extract(Path folder) throws IOException {
        File extracted =
                ExecutableProvider.newJarResourceProvider(folder.toFile()).get();
        Path program = Files.move(extracted.toPath(), folder.resolve("redis-server"));
        Files.setPosixFilePermissions(program, BinaryCache.EXECUTABLE_BY_ALL);
    }

    /** Empty when the program does not run here. */
    private static Optional<Version> version(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return Version.in(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
