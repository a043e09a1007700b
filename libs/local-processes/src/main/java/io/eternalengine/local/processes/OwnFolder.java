package io.eternalengine.local.processes;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * Folders that the local stack made itself or was given empty. A marker file distinguishes them from all others, which are never
 * emptied, written to or believed. Only their owner can enter them.
 */
public final class OwnFolder {
    /** What a folder of ours holds. The front door marks the project's own {@code .eternal} with it. */
    public static final String MARKER = ".made-by-eternal";

    private static final String OWNER_ONLY = "rwx------";

    private OwnFolder() {}

    /**
     * Makes a folder, or takes one that is empty or was taken before.
     *
     * @throws Refusal when it holds what is not ours, or belongs to another user
     */
    public static void claim(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        if (!isMarked(folder) && !isEmpty(folder)) {
            throw new Refusal("The folder " + folder
                    + " is not empty and was not made by './eternal': name a new or an empty one");
        }
        if (!belongsToUs(folder)) {
            throw new Refusal("The folder " + folder + " belongs to " + Files.getOwner(folder)
                    + ", who could read and change what is written there: name a folder of your own");
        }
        restrict(folder, OWNER_ONLY);
        if (!isMarked(folder)) {
            Files.createFile(folder.resolve(MARKER));
        }
    }

    /** Whether the local stack has taken the folder, as the user that we are, and it still belongs to that user. */
    public static boolean isOurs(Path folder) {
        try {
            return Files.isDirectory(folder)
                    && isMarked(folder)
                    && Files.getOwner(folder.resolve(MARKER)).equals(Files.getOwner(folder))
                    && belongsToUs(folder);
        } catch (IOException e) {
            return false;
        }
    }

    /** A file that we make there names us, whatever the file system makes of users. */
    private static boolean belongsToUs(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, ".owner-", "");
        try {
            return Files.getOwner(probe).equals(Files.getOwner(folder));
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    /** Sets permissions such as {@code rwx--x--x}, where the file system has any. */
    public static void restrict(Path path, String permissions) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private static boolean isMarked(Path folder) {
        return Files.isRegularFile(folder.resolve(MARKER), LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
            return !content.iterator().hasNext();
        }
    }

    /** Removes a folder of ours with all that is in it; any other is left as it is. */
    public static void removeIfOurs(Path folder) {
        if (isOurs(folder)) {
            removeTree(folder);
        }
    }

    /** Removes all that is in a folder of ours but one part of it, so that the folder stays ours; any other is left as it is. */
    static void emptyIfOurs(Path folder, String part) {
        if (!isOurs(folder)) {
            return;
        }
        try (DirectoryStream<Path> content = Files.newDirectoryStream(folder, entry -> {
            String name = entry.getFileName().toString();
            return !name.equals(part) && !name.equals(MARKER);
        })) {
            content.forEach(OwnFolder::removeTree);
        } catch (IOException e) {
            throw new StackFailure("Cannot empty " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Removes what is inside of a folder of ours, or was made for it; what is not there is fine. */
    public static void removeTree(Path root) {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                        throws IOException {
                    Files.deleteIfExists(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new StackFailure("Cannot remove " + root + ": " + e.getMessage(), e);
        }
    }
}
