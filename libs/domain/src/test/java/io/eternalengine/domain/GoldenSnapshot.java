package io.eternalengine.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A snapshot of a lived-in state as a release wrote it, in {@code src/test/resources/snapshots}. The file of a released format
 * never changes. {@code -Dsnapshots.write=true} writes those that are missing.
 */
public final class GoldenSnapshot {
    private static final int HASH_BYTES = 32;
    private static final Path FOLDER = Path.of("src/test/resources/snapshots");

    private GoldenSnapshot() {}

    /** Whether the file is to be made first. */
    public static boolean isToBeWritten(String machine, int format) {
        return Boolean.getBoolean("snapshots.write") && !Files.exists(file(machine, format));
    }

    /** What a release wrote. */
    public static byte[] read(String machine, int format) {
        try {
            return Files.readAllBytes(file(machine, format));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the snapshot " + file(machine, format), e);
        }
    }

    /**
     * A snapshot that begins with format and hash of the parameters, as it were with the hash of another: the defaults of the
     * product may change, and what a release wrote stays.
     */
    public static byte[] withParametersOf(byte[] other, byte[] snapshot) {
        byte[] changed = snapshot.clone();
        System.arraycopy(other, 2 * Long.BYTES, changed, 2 * Long.BYTES, HASH_BYTES);
        return changed;
    }

    /** Keeps a snapshot for good. */
    public static void write(String machine, int format, byte[] snapshot) {
        try {
            Files.createDirectories(FOLDER);
            Files.write(file(machine, format), snapshot);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the snapshot " + file(machine, format), e);
        }
    }

    private static Path file(String machine, int format) {
        return FOLDER.resolve(machine + "-" + format + ".snapshot");
    }
}
