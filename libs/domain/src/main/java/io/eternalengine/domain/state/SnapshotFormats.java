package io.eternalengine.domain.state;

import io.eternalengine.domain.model.Require;

/**
 * The formats of one machine's snapshots. A machine reads its current format and the one before it, and writes the one before
 * when it is asked to: then the release before this one can go on from the snapshot.
 *
 * <p>A snapshot begins with the number of its format. Format 0 has no number: it is the layout from before there were numbers,
 * and begins with a flag, or with the length of a text of more than ten characters.
 *
 * @param oldest that is read and written
 * @param current that is written unless another one is asked for
 */
public record SnapshotFormats(int oldest, int current) {
    private static final int LARGEST = 255;
    /** A machine that reads format 0, too, recognises it by its first number: below or above these. */
    private static final int LARGEST_BESIDE_UNNUMBERED = 10;

    public SnapshotFormats {
        Require.check(current >= 1 && current <= LARGEST, "current", current, "must be from 1 to " + LARGEST, current);
        Require.check(
                oldest == current || oldest == current - 1,
                "oldest",
                oldest,
                "must be the current format or the one before it, " + (current - 1),
                oldest);
    }

    /** A machine that reads and writes two formats. */
    public static SnapshotFormats withTheOneBefore(int current) {
        return new SnapshotFormats(current - 1, current);
    }

    /** Begins a snapshot of a format. */
    public StateWriter begin(int format) {
        Require.check(isKnown(format), "writeFormat", format, rule(), format);
        var writer = new StateWriter();
        return format == 0 ? writer : writer.writeLong(format);
    }

    /** The format that a snapshot is written in; leaves the reader behind the number. */
    public int readFrom(StateReader reader) {
        if (oldest == 0 && !(reader.nextLong() >= 1 && reader.nextLong() <= LARGEST_BESIDE_UNNUMBERED)) {
            return 0;
        }
        long stored = reader.readLong();
        Require.check(isKnown(stored), "format of the snapshot", stored, rule(), stored);
        return (int) stored;
    }

    private boolean isKnown(long format) {
        return format >= oldest && format <= current;
    }

    /** In words, for a refusal. */
    public String rule() {
        return oldest == current ? "must be " + current : "must be " + oldest + " or " + current;
    }
}
