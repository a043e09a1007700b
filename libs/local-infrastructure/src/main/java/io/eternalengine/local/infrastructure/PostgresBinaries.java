package io.eternalengine.local.infrastructure;

import io.eternalengine.local.processes.Launcher;
import io.eternalengine.local.processes.StackFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Where PostgreSQL's programs are: unpacked from the embedded jar, or the distribution's when those do not run here. */
final class PostgresBinaries {
    private static final String CACHE_NAME = "postgres-18.6.0";

    private static final int OWNER_EXECUTES = 0100;

    private PostgresBinaries() {}

    /** Folder with {@code initdb}, {@code postgres} and {@code pg_ctl}. */
    static Path folder(BinaryCache cache) throws IOException {
        String resource = "/postgres-" + operatingSystem() + "-" + architecture() + ".txz";
        if (PostgresBinaries.class.getResource(resource) != null) {
            Path embedded = cache.provide(CACHE_NAME, folder -> unpack(resource, folder))
                    .resolve("bin");
            if (runs(embedded)) {
                return embedded;
            }
        }
        return ofTheDistribution()
                .orElseThrow(() -> new StackFailure("The embedded PostgreSQL does not run on "
                        + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                        + " and no initdb was found on the PATH or under /usr/lib/postgresql: install PostgreSQL"));
    }

    private static Optional<Path> ofTheDistribution() throws IOException {
        Optional<Path> onPath = Launcher.onPath("initdb").map(PostgresBinaries::realFolder);
        if (onPath.isPresent()) {
            return onPath;
        }
        Path debian = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(debian)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(debian)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(PostgresBinaries::runs)
                    .findFirst();
        }
    }

    private static Path realFolder(Path program) {
        try {
            return program.toRealPath().resolveSibling(".").normalize();
        } catch (IOException e) {
            return program.resolveSibling(".").normalize();
        }
    }

    private static String operatingSystem() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    }

    private static void unpack(String resource, Path folder) throws IOException {
        try (InputStream raw = PostgresBinaries.class.getResourceAsStream(resource)) {
            if (raw == null) {
                throw new IOException("No resource " + resource);
            }
            try (TarArchiveInputStream archive =
                    new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(raw)))) {
                for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                    unpackEntry(archive, entry, folder);
                }
            }
        }
    }

    private static void unpackEntry(TarArchiveInputStream archive, TarArchiveEntry entry, Path folder)
            throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("Archive entry outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, folder.resolve(entry.getLinkName()));
        } else {
            Files.copy(archive, target);
            if ((entry.getMode() & OWNER_EXECUTES) != 0) {
                Files.setPosixFilePermissions(target, BinaryCache.EXECUTABLE_BY_ALL);
            }
        }
    }

    private static boolean runs(Path folder) {
        try {
            Process process = new ProcessBuilder(folder.resolve("postgres").toString(), "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
