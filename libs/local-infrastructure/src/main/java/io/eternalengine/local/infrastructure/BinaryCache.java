package io.eternalengine.local.infrastructure;

import io.eternalengine.local.processes.OwnFolder;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Programs unpacked from jars, once for all runs: unpacking PostgreSQL takes seconds. */
public final class BinaryCache {
    /** Puts a program's files into an empty folder. */
    @FunctionalInterface
    public interface Extraction {
        void into(Path folder) throws IOException;
    }

    /** Permissions of folders and programs. */
    static final Set<PosixFilePermission> EXECUTABLE_BY_ALL = PosixFilePermissions.fromString("rwxr-xr-x");

    private final Path directory;

    public BinaryCache(Path directory) {
        this.directory = directory;
    }

    /** The folder with the unpacked program; several processes may ask at the same time. */
    public Path provide(String name, Extraction extraction) throws IOException {
        Path folder = directory.resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Files.createDirectories(directory);
        Path unpacking = Files.createTempDirectory(directory, name + ".");
        try {
            extraction.into(unpacking);
            // Another user than the one who unpacked may run the programs.
            Files.setPosixFilePermissions(unpacking, EXECUTABLE_BY_ALL);
            // Complete or absent: whoever comes second finds the first one's folder and drops its own.
            Files.move(unpacking, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            OwnFolder.removeTree(unpacking);
        } catch (IOException | RuntimeException e) {
            OwnFolder.removeTree(unpacking);
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
        return folder;
    }
}
