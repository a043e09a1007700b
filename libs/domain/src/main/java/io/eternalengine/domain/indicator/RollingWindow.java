package io.eternalengine.domain.indicator;

import io.eternalengine.domain.model.Require;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/**
 * The last values of a series, in a ring of blocks. A copy shares the blocks; whoever writes into a shared one makes it his own
 * first, so a step of an immutable state costs one block and not the whole window.
 */
final class RollingWindow {
    private static final int BLOCK_BITS = 4;
    private static final int BLOCK = 1 << BLOCK_BITS;
    private static final int NONE = -1;

    private final int length;
    private final double[][] blocks;
    private int next;
    private boolean full;
    private boolean ownsAll = true;
    private int ownBlock = NONE;

    RollingWindow(int length) {
        this.length = length;
        blocks = new double[(length + BLOCK - 1) >> BLOCK_BITS][BLOCK];
    }

    private RollingWindow(RollingWindow other) {
        length = other.length;
        blocks = other.blocks.clone();
        next = other.next;
        full = other.full;
        share();
    }

    RollingWindow copy() {
        share();
        return new RollingWindow(this);
    }

    private void share() {
        ownsAll = false;
        ownBlock = NONE;
    }

    int length() {
        return length;
    }

    boolean isFull() {
        return full;
    }

    /** The value that the next push replaces; only of a full window. */
    double oldest() {
        return valueAt(next);
    }

    /** Takes a value in. True when the window has turned over: all its values came since the last time. */
    boolean push(double value) {
        set(next, Length.finite(value));
        next++;
        if (next < length) {
            return false;
        }
        next = 0;
        full = true;
        return true;
    }

    private double valueAt(int index) {
        return blocks[index >> BLOCK_BITS][index & (BLOCK - 1)];
    }

    private void set(int index, double value) {
        int block = index >> BLOCK_BITS;
        if (!ownsAll && block != ownBlock) {
            blocks[block] = blocks[block].clone();
            ownBlock = block;
        }
        blocks[block][index & (BLOCK - 1)] = value;
    }

    void write(StateWriter writer) {
        Length.write(writer, length);
        writer.writeLong(next).writeBoolean(full);
        int used = full ? length : next;
        for (int i = 0; i < used; i++) {
            writer.writeDouble(valueAt(i));
        }
    }

    static RollingWindow read(StateReader reader, int length) {
        Length.requireSame(reader, length);
        var window = new RollingWindow(length);
        int next = Math.toIntExact(reader.readLong());
        window.next = Require.check(
                next >= 0 && next < length, "position in the window", next, "must be from 0 to below " + length, next);
        window.full = reader.readBoolean();
        int used = window.full ? length : window.next;
        for (int i = 0; i < used; i++) {
            window.set(i, reader.readDouble());
        }
        return window;
    }
}
