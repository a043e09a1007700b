package io.eternalengine.backtester.run;

import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.backtester.venue.FillAssumptions;
import io.eternalengine.backtester.venue.HistoryVenue;
import io.eternalengine.backtester.venue.VenueBooks;
import io.eternalengine.backtester.venue.VenueListener;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import java.util.List;

/** The series of a run and the venue on which each is traded, at the same indexes. */
final class Markets {
    /** What is ordered because of a fill fills at the same open; whoever orders without end waits for the next. */
    private static final int MAX_ROUNDS_AT_ONE_OPEN = 16;

    private final MarketSeries[] series;
    private final HistoryVenue[] venues;
    private final Tape tape;

    Markets(MarketData data, Tape tape, FillAssumptions fills, VenueBooks books, VenueListener listener) {
        this.tape = tape;
        series = data.series().toArray(MarketSeries[]::new);
        venues = new HistoryVenue[series.length];
        for (int i = 0; i < venues.length; i++) {
            venues[i] = new HistoryVenue(series[i], fills, books, this::priceOf, listener);
        }
    }

    List<MarketSeries> series() {
        return List.of(series);
    }

    HistoryVenue venueOf(InstrumentId instrument) {
        int index = indexOf(instrument);
        if (index < 0) {
            throw new IllegalStateException("no market for " + instrument);
        }
        return venues[index];
    }

    private Decimal priceOf(InstrumentId instrument) {
        int index = indexOf(instrument);
        return index < 0 ? Decimal.ZERO : tape.price(index);
    }

    private int indexOf(InstrumentId instrument) {
        for (int i = 0; i < series.length; i++) {
            if (series[i].instrument().id().equals(instrument)) {
                return i;
            }
        }
        return -1;
    }

    /** What happened inside the candles that close now comes to light. */
    void closeCandles() {
        for (int i = 0; i < venues.length; i++) {
            if (tape.closes(i)) {
                venues[i].close(tape.index(i));
            }
        }
    }

    void applyToRiskOfCloses(Dispatch dispatch) {
        for (int i = 0; i < series.length; i++) {
            if (tape.closes(i)) {
                dispatch.applyToRisk(tape.closed(i));
            }
        }
    }

    void deliverCloses(Dispatch dispatch) {
        for (int i = 0; i < series.length; i++) {
            if (tape.closes(i)) {
                dispatch.deliverToEngines(tape.closed(i));
                dispatch.deliver();
            }
        }
    }

    /** Markets that end for good close what their accounts hold. */
    void endMarkets(List<String> accounts, Dispatch dispatch) {
        for (int i = 0; i < venues.length; i++) {
            if (tape.ends(i)) {
                venues[i].end(tape.closed(i), accounts);
                dispatch.deliver();
            }
        }
    }

    /** The next candles open and fill what was decided, until nothing more is ordered because of a fill. */
    void openCandles(Dispatch dispatch) {
        boolean filled = true;
        for (int round = 0; filled && round < MAX_ROUNDS_AT_ONE_OPEN; round++) {
            filled = false;
            for (int i = 0; i < venues.length; i++) {
                if (tape.hasEnded(i)) {
                    filled |= venues[i].refuseAll(tape.nowMs());
                } else if (tape.opens(i)) {
                    filled |= venues[i].open(tape.openIndex(i));
                }
            }
            dispatch.deliver();
        }
    }
}
