package io.eternalengine.core.risk;

import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.MarketCategory;
import io.eternalengine.core.state.FrozenMap;
import java.util.ArrayList;
import java.util.List;

/** Where in the order of the marks a holding finds its price; the same until an instrument or a first price comes. */
final class MarketPlaces {
    static final int NOT_TRADED = -1;
    /** A market trades the coin, and has no price yet. */
    static final int AWAITED = -2;

    /**
     * Where a coin finds its price.
     *
     * @param place that of the first of its spot markets that has a price
     */
    private record Coin(String asset, int place) {}

    private final FrozenMap<InstrumentId, Instrument> instruments;
    private final FrozenMap<InstrumentId, Mark> marks;
    private final List<Coin> coins = new ArrayList<>();

    MarketPlaces(FrozenMap<InstrumentId, Instrument> instruments, FrozenMap<InstrumentId, Mark> marks) {
        this.instruments = instruments;
        this.marks = marks;
        for (int i = 0; i < instruments.size(); i++) {
            Instrument instrument = instruments.valueAt(i);
            if (instrument.id().category() == MarketCategory.SPOT
                    && instrument.quoteAsset().equals(Valuation.CASH)) {
                add(instrument.baseAsset(), ofInstrument(instruments.keyAt(i)));
            }
        }
    }

    private void add(String asset, int place) {
        if (ofCoin(asset) < 0) {
            coins.removeIf(coin -> coin.asset().equals(asset));
            coins.add(new Coin(asset, place < 0 ? AWAITED : place));
        }
    }

    @SuppressWarnings("ReferenceEquality") // States share what has not changed.
    boolean areOf(FrozenMap<InstrumentId, Instrument> otherInstruments, FrozenMap<InstrumentId, Mark> otherMarks) {
        return instruments == otherInstruments && marks.sharesKeysWith(otherMarks);
    }

    int size() {
        return marks.size();
    }

    /** The place of a coin's price, {@link #AWAITED} or {@link #NOT_TRADED}. */
    int ofCoin(String asset) {
        for (int i = 0; i < coins.size(); i++) {
            if (coins.get(i).asset().equals(asset)) {
                return coins.get(i).place();
            }
        }
        return NOT_TRADED;
    }

    /** The place of an instrument's price; negative when it has none. */
    int ofInstrument(InstrumentId instrument) {
        return marks.placeOf(instrument);
    }
}
