package io.eternalengine.risk;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.state.InstrumentCodec;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The markets that have a price, in the order of their instruments. */
final class Marks {
    private final List<MarketMark> all = new ArrayList<>();

    /** Null before the first price. */
    @Nullable
    MarketMark of(InstrumentId instrument) {
        int index = indexOf(instrument);
        return index < 0 ? null : all.get(index);
    }

    void add(InstrumentId instrument, Mark mark) {
        all.add(-indexOf(instrument) - 1, new MarketMark(instrument, mark));
    }

    /** When it is not there, one less than the negated index at which it belongs. */
    private int indexOf(InstrumentId instrument) {
        int low = 0;
        int high = all.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = all.get(middle).instrument().compareTo(instrument);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return -low - 1;
    }

    int size() {
        return all.size();
    }

    MarketMark at(int index) {
        return all.get(index);
    }

    /** Whether every market has a price of this time or of a later one. */
    boolean allReach(long atMs) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).atMs() < atMs) {
                return false;
            }
        }
        return true;
    }

    /** Whether the prices of all markets are of the same candle time. */
    boolean areOfOneTime() {
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).atMs() != all.getFirst().atMs()) {
                return false;
            }
        }
        return true;
    }

    SortedMap<InstrumentId, Mark> toMap() {
        var map = new TreeMap<InstrumentId, Mark>();
        all.forEach(market -> map.put(market.instrument(), market.mark()));
        return map;
    }

    void write(StateWriter writer) {
        writer.writeAll(all, (out, market) -> {
            InstrumentCodec.writeId(out, market.instrument());
            out.writeDecimal(market.price()).writeLong(market.atMs());
        });
    }

    void read(StateReader reader) {
        SortedMap<InstrumentId, Mark> stored =
                reader.readMap(InstrumentCodec::readId, in -> new Mark(in.readDecimal(), in.readLong()));
        stored.forEach(this::add);
    }
}
