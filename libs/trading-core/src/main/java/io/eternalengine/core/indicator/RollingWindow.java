package io.eternalengine.core.indicator;

import io.eternalengine.core.model.Require;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;

/** The last values of a series, in a ring. */
final class RollingWindow {
    private final double[] ring;
    private int next;
    private boolean full;

    RollingWindow(int length) {
        ring = new double[length];
    }

    private RollingWindow(RollingWindow other) {
        ring = other.ring.clone();
        next = other.next;
        full = other.full;
    }

    RollingWindow copy() {
        return new RollingWindow(this);
    }

    int length() {
        return ring.length;
    }

    boolean isFull() {
        return full;
    }

    /** The value that the next push replaces; only of a full window. */
    double oldest() {
        return ring[next];
    }

    /** Takes a value in. True when the window has turned over: all its values came since the last time. */
    boolean push(double value) {
        ring[next] = Length.finite(value);
        next++;
        if (next < ring.length) {
            return false;
        }
        next = 0;
        full = true;
        return true;
    }

    void write(StateWriter writer) {
        Length.write(writer, ring.length);
        writer.writeLong(next).writeBoolean(full);
        int used = full ? ring.length : next;
        for (int i = 0; i < used; i++) {
            writer.writeDouble(ring[i]);
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
            window.ring[i] = reader.readDouble();
        }
        return window;
    }
}
