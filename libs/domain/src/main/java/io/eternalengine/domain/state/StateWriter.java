package io.eternalengine.domain.state;

import io.eternalengine.domain.model.Decimal;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes a state field by field. {@link StateReader} reads the fields in the same order. */
public final class StateWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    public StateWriter writeLong(long value) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        return this;
    }

    /** To the last bit; every NaN is the same one. */
    public StateWriter writeDouble(double value) {
        return writeLong(Double.doubleToLongBits(value));
    }

    public StateWriter writeBoolean(boolean value) {
        bytes.write(value ? 1 : 0);
        return this;
    }

    public StateWriter writeText(String value) {
        return writeBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public StateWriter writeBytes(byte[] value) {
        writeLong(value.length);
        bytes.writeBytes(value);
        return this;
    }

    public StateWriter writeDecimal(Decimal value) {
        return writeText(value.toString());
    }

    public StateWriter writeEnum(Enum<?> value) {
        return writeText(value.name());
    }

    /** Writes a value that may be absent. */
    public <T> StateWriter writeOptional(@Nullable T value, BiConsumer<StateWriter, T> writer) {
        writeBoolean(value != null);
        if (value != null) {
            writer.accept(this, value);
        }
        return this;
    }

    /** Writes the elements in their order; the collection must have one. */
    public <T> StateWriter writeAll(Collection<T> values, BiConsumer<StateWriter, T> writer) {
        writeLong(values.size());
        values.forEach(value -> writer.accept(this, value));
        return this;
    }

    /** Writes the entries in the order of their keys. */
    public <K, V> StateWriter writeMap(
            SortedMap<K, V> map, BiConsumer<StateWriter, K> keyWriter, BiConsumer<StateWriter, V> valueWriter) {
        writeLong(map.size());
        for (Map.Entry<K, V> entry : map.entrySet()) {
            keyWriter.accept(this, entry.getKey());
            valueWriter.accept(this, entry.getValue());
        }
        return this;
    }

    public byte[] toBytes() {
        return bytes.toByteArray();
    }
}
