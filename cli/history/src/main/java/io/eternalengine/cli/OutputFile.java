package io.eternalengine.cli;

import io.eternalengine.local.processes.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that a verb will write at its end: looked at before it begins. */
public final class OutputFile {
    private OutputFile() {}

    /** Refuses a file that cannot be written; none is fine. */
    public static void requireWritable(String option, @Nullable Path file) {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new Refusal(
                    option + " is " + file + ": it must be a file in a folder that exists and can be written");
        }
    }
}
