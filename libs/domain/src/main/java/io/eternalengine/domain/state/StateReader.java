package io.eternalengine.domain.state;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link StateWriter} wrote. */
public final class StateReader {
    private final ByteBuffer bytes;

    public StateReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    public long readLong() {
        require(Long.BYTES, "number");
        return bytes.getLong();
    }

    public double readDouble() {
        return Double.longBitsToDouble(readLong());
    }

    /** The number that comes next, which stays unread. */
    long nextLong() {
        require(Long.BYTES, "number");
        return bytes.getLong(bytes.position());
    }

    public boolean readBoolean() {
        require(1, "flag");
        return bytes.get() != 0;
    }

    public String readText() {
        return new String(readBytes(), StandardCharsets.UTF_8);
    }

    public byte[] readBytes() {
        long length = readLong();
        require(length, "text");
        byte[] value = new byte[(int) length];
        bytes.get(value);
        return value;
    }

    /** Unlike a decimal of a message, one of our own state may be of any length. */
    public Decimal readDecimal() {
        return Decimal.of(new BigDecimal(readText()));
    }

    public <E extends Enum<E>> E readEnum(Class<E> type) {
        return Enum.valueOf(type, readText());
    }

    public <T> @Nullable T readOptional(Function<StateReader, T> reader) {
        return readBoolean() ? reader.apply(this) : null;
    }

    public <T> List<T> readAll(Function<StateReader, T> reader) {
        long size = readSize();
        List<T> values = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            values.add(reader.apply(this));
        }
        return values;
    }

    public <K extends Comparable<K>, V> SortedMap<K, V> readMap(
            Function<StateReader, K> keyReader, Function<StateReader, V> valueReader) {
        long size = readSize();
        SortedMap<K, V> map = new TreeMap<>();
        for (long i = 0; i < size; i++) {
            K key = keyReader.apply(this);
            map.put(key, valueReader.apply(this));
        }
        return map;
    }

    /** An element has at least one byte, so a size beyond what is left was never written. */
    private long readSize() {
        long size = readLong();
        if (size < 0 || size > bytes.remaining()) {
            throw new IllegalArgumentException(
                    size + " elements: only " + bytes.remaining() + " bytes of the state are left");
        }
        return size;
    }

    private void require(long length, String what) {
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException(
                    what + " of " + length + " bytes: only " + bytes.remaining() + " bytes of the state are left");
        }
    }

    /** Throws when a state of another number of assets was written. */
    public void requireAssets(int stored, int known) {
        Require.check(
                stored == known,
                "number of assets of the snapshot",
                stored,
                "must be that of the parameters, " + known,
                stored);
    }

    /** Whether bytes are left, which a later version of the state wrote. */
    public boolean hasMore() {
        return bytes.hasRemaining();
    }

    /** Throws when bytes are left: they were written by another version of the state. */
    public void requireEnd() {
        if (bytes.hasRemaining()) {
            throw new IllegalArgumentException(bytes.remaining() + " bytes are left after the state");
        }
    }
}
