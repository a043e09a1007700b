package io.eternalengine.backtester.market;

import io.eternalengine.history.BadHistory;
import io.eternalengine.history.Fingerprint;
import io.eternalengine.history.HistoryFile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One file of history, read on whatever thread has time. What is wrong with it is said when its rows are asked for, so that
 * of several wrong files the same one is always named.
 */
final class FileReading<T> {
    private final Path file;
    private final Function<HistoryFile, List<T>> form;
    private List<T> rows = List.of();
    private String hash = "";
    private int widened;
    private @Nullable BadHistory failure;

    FileReading(Path file, Function<HistoryFile, List<T>> form) {
        this.file = file;
        this.form = form;
    }

    void read() {
        try {
            hash = Fingerprint.of(file);
            var history = new HistoryFile(file);
            rows = form.apply(history);
            widened = history.widened();
        } catch (BadHistory e) {
            failure = e;
        }
    }

    String name() {
        return String.valueOf(file.getFileName());
    }

    /** SHA-256 of the file, in hex. */
    String hash() {
        return hash;
    }

    /** How many candles were widened to hold their open and close. */
    int widened() {
        return widened;
    }

    /** @throws BadHistory when the file is wrong */
    List<T> rows() {
        if (failure != null) {
            throw failure;
        }
        return rows;
    }
}
