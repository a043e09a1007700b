package io.eternalengine.testkit.npm;

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
 * The packages that a folder's lock file names, installed by {@code npm ci} exactly as it says into a folder of the project that
 * git ignores, named by the lock file's content: installed once, again when the lock file changes. No script of a package runs
 * while it is installed.
 */
public final class NpmPackages {
    private static final Path ROOT = Path.of(System.getProperty("eternal.root"));
    private static final long LONGEST_INSTALLATION_MINUTES = 10;

    private final Path sources;

    /** The packages of a folder that holds package.json, package-lock.json and the programs that use them. */
    public NpmPackages(Path sources) {
        this.sources = sources;
    }

    /** The folder that holds the programs beside the packages that they import. */
    public Path installed() throws IOException, InterruptedException {
        byte[] lock = Files.readAllBytes(sources.resolve("package-lock.json"));
        Path folder = ROOT.resolve(".eternal").resolve("npm").resolve("packages-" + digest(lock));
        if (!Files.exists(folder)) {
            Files.createDirectories(folder.getParent());
            Path unfinished = Files.createTempDirectory(folder.getParent(), "installing");
            copy("package.json", unfinished);
            copy("package-lock.json", unfinished);
            install(unfinished);
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        try (Stream<Path> files = Files.list(sources)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".mjs"))
                    .forEach(name -> copy(name, folder));
        }
        return folder;
    }

    private void install(Path folder) throws IOException, InterruptedException {
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
            throw new IOException("npm could not install the packages of " + sources + ":\n" + Files.readString(log));
        }
    }

    private void copy(String name, Path folder) {
        try {
            Files.copy(sources.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
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
