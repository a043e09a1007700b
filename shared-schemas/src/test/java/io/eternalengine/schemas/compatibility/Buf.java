package io.eternalengine.schemas.compatibility;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The buf executable that the build fetched; it needs no network. */
final class Buf {
    static final Path SCHEMAS = Path.of(System.getProperty("eternal.schemas"));
    private static final Path EXECUTABLE = Path.of(System.getProperty("eternal.buf"));
    private static final long LIMIT_SECONDS = 120;

    /** What a run of buf said, and whether it was content. */
    record Answer(boolean content, String text) {}

    private final Path home;

    /** @param home where buf may keep its cache */
    Buf(Path home) {
        this.home = home;
        if (!EXECUTABLE.toFile().setExecutable(true)) {
            throw new IllegalStateException(EXECUTABLE + " cannot be made executable");
        }
    }

    Answer lint(Path schemas) {
        return run("lint", schemas.toString());
    }

    Answer breaking(Path schemas, Path released) {
        return run("breaking", schemas.toString(), "--against", released.toString());
    }

    /** The images of all released versions. */
    static List<Path> releases() {
        try (Stream<Path> files = Files.list(SCHEMAS.resolve("compatibility"))) {
            return files.filter(file -> file.toString().endsWith(".binpb"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("the released versions cannot be listed", e);
        }
    }

    private Answer run(String... arguments) {
        var command = Stream.concat(Stream.of(EXECUTABLE.toString()), Stream.of(arguments))
                .toList();
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("BUF_CACHE_DIR", home.toString());
        try {
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end within " + LIMIT_SECONDS + " s");
            }
            return new Answer(process.exitValue() == 0, text);
        } catch (IOException e) {
            throw new IllegalStateException("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command, e);
        }
    }
}
