package io.eternalengine.cli.history.download;

import io.eternalengine.local.processes.Refusal;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A download that is not finished: whole lines of plain CSV beside the file that it becomes. Whoever is killed in the middle of a
 * line goes on behind the last whole one.
 */
final class PartialFile {
    private static final byte LINE_END = '\n';

    private final Path path;
    private final String header;
    private long lastTimeMs = -1;

    private PartialFile(Path path, String header) {
        this.path = path;
        this.header = header;
    }

    /** Opens a download, begun or not; what is half written at its end is cut off. */
    static PartialFile open(Path path, String header) throws IOException {
        PartialFile file = new PartialFile(path, header);
        if (Files.exists(path)) {
            file.resume();
        } else {
            Files.writeString(path, header + "\n");
        }
        return file;
    }

    private void resume() throws IOException {
        byte[] content = Files.readAllBytes(path);
        int end = content.length;
        while (end > 0 && content[end - 1] != LINE_END) {
            end--;
        }
        List<String> lines =
                new String(content, 0, end, StandardCharsets.US_ASCII).lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(header)) {
            throw new Refusal(path + " is no unfinished download of this command: move it away");
        }
        for (String line : lines.subList(1, lines.size())) {
            lastTimeMs = timeOf(line);
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(end);
        }
    }

    private long timeOf(String line) {
        String text = line.substring(0, Math.max(0, line.indexOf(',')));
        if (!text.matches("[0-9]{1,15}") || Long.parseLong(text) <= lastTimeMs) {
            throw new Refusal(path + " holds the line " + line + " out of order: move the file away");
        }
        return Long.parseLong(text);
    }

    Path path() {
        return path;
    }

    /** All rows so far. */
    List<HistoryRow> rows() throws IOException {
        return rows(Files.readAllLines(path, StandardCharsets.US_ASCII));
    }

    /**
     * The rows of a finished file, as they stand there.
     *
     * @throws Refusal when its columns are not those of this series
     */
    static List<HistoryRow> rowsOfFinished(Path file, String header) throws IOException {
        try (var in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            List<String> lines = in.lines().toList();
            if (lines.isEmpty() || !lines.getFirst().equals(header)) {
                throw new Refusal(
                        file + " does not have the columns " + header + ": move it away or choose another folder");
            }
            return rows(lines);
        }
    }

    private static List<HistoryRow> rows(List<String> lines) {
        return lines.stream()
                .skip(1)
                .map(line -> new HistoryRow(Long.parseLong(line.substring(0, line.indexOf(','))), line))
                .toList();
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    /** The time of the last row; -1 without any. */
    long lastTimeMs() {
        return lastTimeMs;
    }

    void append(List<HistoryRow> rows) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (HistoryRow row : rows) {
            if (row.timeMs() <= lastTimeMs) {
                throw new IllegalStateException("row " + row.csv() + " comes after " + lastTimeMs);
            }
            lines.append(row.csv()).append('\n');
            lastTimeMs = row.timeMs();
        }
        Files.writeString(path, lines, StandardOpenOption.APPEND);
    }

    /** Writes the finished file, compressed, so that it is there whole or not at all; then this one is gone. */
    void finishAs(Path finished) throws IOException {
        Path written = finished.resolveSibling(finished.getFileName() + ".writing");
        try (OutputStream out = new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(written)))) {
            Files.copy(path, out);
        }
        Files.move(written, finished, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(path);
    }
}
