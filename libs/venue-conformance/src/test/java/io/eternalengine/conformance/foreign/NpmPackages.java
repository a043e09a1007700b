package io.eternalengine.conformance.foreign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The packages of {@code src/test/node}, installed by {@code npm ci} exactly as the lock file says into a folder of the project
 * that git ignores, named by the lock file's content: installed once, again when the lock file changes. No script of a package
 * runs while it is installed.
 */
final class NpmPackages {
    private static final Path ROOT = Path.of(System.getProperty("eternal.root"));
    private static final Path SOURCES = ROOT.resolve("libs/venue-conformance/src/test/node");
    private static final long LONGEST_INSTALLATION_MINUTES = 10;

    private NpmPackages() {}

    /** The folder that holds the tests beside the packages that they import. */
    static Path installed() throws IOException, InterruptedException {
        byte[] lock = Files.readAllBytes(SOURCES.resolve("package-lock.json"));
        Path folder = ROOT.resolve(".eternal").resolve("npm").resolve("packages-" + digest(lock));
        if (!Files.exists(folder)) {
            Files.createDirectories(folder.getParent());
            Path unfinished = Files.createTempDirectory(folder.getParent(), "installing");
            copy("package.json", unfinished);
            copy("package-lock.json", unfinished);
            install(unfinished);
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        try (Stream<Path> files = Files.list(SOURCES)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".mjs"))
                    .forEach(name -> copy(name, folder));
        }
        return folder;
    }

    private static void install(Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(NpmProgram.pinned().command(System.getenv("PATH")));
        command.addAll(List.of("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"));
        Path log = folder.resolve("npm.log");
        Process npm = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = npm.waitFor(LONGEST_INSTALLATION_MINUTES, TimeUnit.MINUTES);
        if (!ended || npm.exitValue() != 0) {
            npm.destroy();
            throw new IOException("npm could not install the clients of " + SOURCES + ":\n" + Files.readString(log));
        }
    }

    private static void copy(String name, Path folder) {
        try {
            Files.copy(SOURCES.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
