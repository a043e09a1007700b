package io.eternalengine.domain.indicator;

import io.eternalengine.domain.model.Require;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/** The last values of a series, in a ring. */
final class RollingWindow {
    private final int length;
    private final double[] values;
    private int next;
    private boolean full;

    RollingWindow(int length) {
        this.length = length;
        values = new double[length];
    }

    int length() {
        return length;
    }

    boolean isFull() {
        return full;
    }

    /** The value that the next push replaces; only of a full window. */
    double oldest() {
        return values[next];
    }

    /** Takes a value in. True when the window has turned over: all its values came since the last time. */
    boolean push(double value) {
        values[next] = Length.finite(value);
        next++;
        if (next < length) {
            return false;
        }
        next = 0;
        full = true;
        return true;
    }

    void write(StateWriter writer) {
        Length.write(writer, length);
        writer.writeLong(next).writeBoolean(full);
        int used = full ? length : next;
        for (int i = 0; i < used; i++) {
            writer.writeDouble(values[i]);
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
            window.values[i] = reader.readDouble();
        }
        return window;
    }
}
