package io.eternalengine.cli.history.download;

import io.eternalengine.local.processes.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second download out of a folder, until it is closed or the process ends, however it ends. */
public final class FolderLock implements AutoCloseable {
    private static final String NAME = ".history.lock";

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Locks a folder, which is made when it is missing; one that is locked or cannot be written is refused. */
    public static FolderLock of(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new Refusal("--out is " + folder
                        + ": another download is writing there, wait for it or choose another folder");
            }
            return new FolderLock(file, channel);
        } catch (IOException e) {
            throw new Refusal("--out is " + folder + ": it must be a folder that can be written");
        }
    }

    /** The lock lasts as long as the channel. */
    @SuppressWarnings("MustBeClosedChecker")
    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        // First, so that nobody who waits for the lock gets it on a file that is gone.
        Files.deleteIfExists(file);
        channel.close();
    }
}
