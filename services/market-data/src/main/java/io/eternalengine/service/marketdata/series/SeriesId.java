package io.eternalengine.service.marketdata.series;

import io.eternalengine.domain.model.InstrumentId;
import java.util.Comparator;
import java.util.Locale;

/** The candles of one length of one instrument. */
public record SeriesId(InstrumentId instrument, long intervalMs) implements Comparable<SeriesId> {
    private static final Comparator<SeriesId> ORDER =
            Comparator.comparing(SeriesId::instrument).thenComparingLong(SeriesId::intervalMs);

    public SeriesId {
        CandleInterval.nameOf(intervalMs);
    }

    /** The exchange's name of the interval. */
    public String intervalName() {
        return CandleInterval.nameOf(intervalMs);
    }

    @Override
    public int compareTo(SeriesId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return instrument.category().name().toLowerCase(Locale.ROOT) + ":" + instrument.symbol() + ":" + intervalName();
    }
}
