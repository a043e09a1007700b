package io.eternalengine.local.fleet.demo;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.eternalengine.local.processes.StackFailure;
import io.eternalengine.schemas.v1.DecisionRecorded;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes every decision as one line of JSON, for people and for tools. */
final class DecisionLog implements AutoCloseable {
    private static final JsonFormat.Printer JSON = JsonFormat.printer().omittingInsignificantWhitespace();

    private final BufferedWriter writer;
    private final Path file;

    @SuppressWarnings("MustBeClosedChecker")
    DecisionLog(Path file) {
        this.file = file;
        try {
            writer = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new StackFailure("The decision log " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    void observe(SeenRecord seen) {
        if (seen.message() instanceof DecisionRecorded decision) {
            try {
                writer.write(JSON.print(decision));
                writer.newLine();
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException("A decision without a JSON form", e);
            } catch (IOException e) {
                throw new StackFailure("The decision log " + file + " cannot be written: " + e.getMessage(), e);
            }
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new StackFailure("The decision log " + file + " cannot be completed: " + e.getMessage(), e);
        }
    }
}
