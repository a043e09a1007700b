package io.eternalengine.service.marketdata.series;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.state.InstrumentCodec;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far a shard has come; the state that commits together with the candles. A series that is no longer wanted keeps its
 * place: when it is wanted again it goes on where it stopped, so that nothing leaves twice.
 */
public final class ShardProgress {
    /** The current format; 0 is that of the release before settlements were published. Each ends where the next one goes on. */
    public static final int CURRENT_FORMAT = 1;

    private final SortedMap<SeriesId, Long> nextOpenMs;
    private final SortedMap<InstrumentId, Long> tickerTimeMs;

    private final SortedSet<InstrumentId> highsPublished;
    private final SortedMap<InstrumentId, Long> settledMs;

    private ShardProgress(
            SortedMap<SeriesId, Long> nextOpenMs,
            SortedMap<InstrumentId, Long> tickerTimeMs,
            SortedSet<InstrumentId> highsPublished,
            SortedMap<InstrumentId, Long> settledMs) {
        this.nextOpenMs = nextOpenMs;
        this.tickerTimeMs = tickerTimeMs;
        this.highsPublished = highsPublished;
        this.settledMs = settledMs;
    }

    /** The stored progress, or none when there is no stored one. */
    public static ShardProgress restore(byte @Nullable [] stored) {
        if (stored == null) {
            return new ShardProgress(new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), new TreeMap<>());
        }
        var reader = new StateReader(stored);
        var progress = new ShardProgress(
                reader.readMap(ShardProgress::readSeries, StateReader::readLong),
                reader.readMap(InstrumentCodec::readId, StateReader::readLong),
                // A progress of before highs were published ends here.
                new TreeSet<>(reader.hasMore() ? reader.readAll(InstrumentCodec::readId) : List.of()),
                // And one of before settlements were published ends here.
                reader.hasMore() ? reader.readMap(InstrumentCodec::readId, StateReader::readLong) : new TreeMap<>());
        reader.requireEnd();
        return progress;
    }

    /** When the first candle opens that has not left; empty for a series never seen. */
    public OptionalLong nextOpenMs(SeriesId series) {
        Long next = nextOpenMs.get(series);
        return next == null ? OptionalLong.empty() : OptionalLong.of(next);
    }

    /** Notes that every candle that opens before a time has left. */
    public void reached(SeriesId series, long openMs) {
        nextOpenMs.put(series, openMs);
    }

    /** Whether the all-time high of an instrument has left. */
    public boolean isHighPublished(InstrumentId instrument) {
        return highsPublished.contains(instrument);
    }

    /** Notes that the all-time high of an instrument has left. */
    public void highPublished(InstrumentId instrument) {
        highsPublished.add(instrument);
    }

    /** Time of the last funding settlement of an instrument that has left; empty before the first one. */
    public OptionalLong settledMs(InstrumentId instrument) {
        Long settled = settledMs.get(instrument);
        return settled == null ? OptionalLong.empty() : OptionalLong.of(settled);
    }

    /** Notes that the settlements of an instrument up to a time have left. */
    public void settled(InstrumentId instrument, long timeMs) {
        settledMs.put(instrument, timeMs);
    }

    /** The exchange's time of the latest ticker that was sent, for each instrument. */
    public SortedMap<InstrumentId, Long> tickerTimes() {
        return tickerTimeMs;
    }

    /** The canonical bytes in the current format. */
    public byte[] encode() {
        return encode(CURRENT_FORMAT);
    }

    /** The canonical bytes in a format: the current one or the one before. */
    public byte[] encode(int format) {
        var writer = new StateWriter()
                .writeMap(nextOpenMs, ShardProgress::writeSeries, StateWriter::writeLong)
                .writeMap(tickerTimeMs, InstrumentCodec::writeId, StateWriter::writeLong)
                .writeAll(highsPublished, InstrumentCodec::writeId);
        if (format >= CURRENT_FORMAT) {
            writer.writeMap(settledMs, InstrumentCodec::writeId, StateWriter::writeLong);
        }
        return writer.toBytes();
    }

    private static void writeSeries(StateWriter writer, SeriesId series) {
        InstrumentCodec.writeId(writer, series.instrument());
        writer.writeLong(series.intervalMs());
    }

    private static SeriesId readSeries(StateReader reader) {
        return new SeriesId(InstrumentCodec.readId(reader), reader.readLong());
    }
}
