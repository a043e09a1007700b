package io.eternalengine.local.fleet.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.eternalengine.local.processes.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A report in a file, as JSON. */
final class ReportFile {
    private ReportFile() {}

    /**
     * Writes the components of a report under their names.
     *
     * @throws StackFailure when the file cannot be written
     */
    static void write(Path file, Record report) {
        try {
            Files.writeString(
                    file,
                    new ObjectMapper()
                                    .enable(SerializationFeature.INDENT_OUTPUT)
                                    .writeValueAsString(report)
                            + System.lineSeparator());
        } catch (IOException e) {
            throw new StackFailure("The report " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
