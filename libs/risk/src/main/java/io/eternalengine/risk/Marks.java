package io.eternalengine.risk;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.state.InstrumentCodec;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The markets that have a price, in the order of their instruments. */
final class Marks {

    private final List<InstrumentId> instruments = new ArrayList<>();
    private final List<MarketMark> all = new ArrayList<>();

    /** Null before the first price. */
    @Nullable
    MarketMark of(InstrumentId instrument) {
        int index = Collections.binarySearch(instruments, instrument);
        return index < 0 ? null : all.get(index);
    }

    void add(InstrumentId instrument, Mark mark) {
        int index = -Collections.binarySearch(instruments, instrument) - 1;
        instruments.add(index, instrument);
        all.add(index, new MarketMark(instrument, mark));
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

    /** The latest time of which a market has a price; 0 before the first. */
    long newestMs() {
        long newest = 0;
        for (int i = 0; i < all.size(); i++) {
            newest = Math.max(newest, all.get(i).atMs());
        }
        return newest;
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
            market.mark().write(out);
        });
        writer.writeAll(
                all, (out, market) -> out.writeOptional(market.unconfirmed(), (held, mark) -> mark.write(held)));
    }

    void read(StateReader reader) {
        SortedMap<InstrumentId, Mark> stored = reader.readMap(InstrumentCodec::readId, Mark::read);
        stored.forEach(this::add);
        List<Optional<Mark>> held = reader.readAll(in -> Optional.ofNullable(in.<Mark>readOptional(Mark::read)));
        for (int i = 0; i < all.size(); i++) {
            all.get(i).awaitConfirmation(held.get(i).orElse(null));
        }
    }
}
