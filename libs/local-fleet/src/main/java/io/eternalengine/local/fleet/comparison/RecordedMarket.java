package io.eternalengine.local.fleet.comparison;

import com.google.protobuf.MessageLite;
import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.domain.model.AllTimeHigh;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Sentiment;
import io.eternalengine.mapping.MarketMapping;
import io.eternalengine.schemas.v1.AllTimeHighStated;
import io.eternalengine.schemas.v1.CandleClosed;
import io.eternalengine.schemas.v1.FundingSettled;
import io.eternalengine.schemas.v1.InstrumentDescribed;
import io.eternalengine.schemas.v1.SentimentPublished;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** The market as market-data published it: what a backtest needs to see the same candles. */
public final class RecordedMarket {
    private final SortedMap<InstrumentId, NavigableMap<Long, Candle>> candles = new TreeMap<>();
    private final SortedMap<InstrumentId, Instrument> instruments = new TreeMap<>();
    private final SortedMap<InstrumentId, AllTimeHigh> highs = new TreeMap<>();
    private final List<FundingSettlement> funding = new ArrayList<>();
    private final NavigableMap<Long, Sentiment> sentiment = new TreeMap<>();

    /** A record was read. */
    public void observe(MessageLite message) {
        switch (message) {
            case CandleClosed closed -> {
                Candle candle = MarketMapping.toModel(closed);
                candles.computeIfAbsent(candle.instrument(), _ -> new TreeMap<>())
                        .put(candle.openTimeMs(), candle);
            }
            case InstrumentDescribed described -> {
                Instrument instrument = MarketMapping.toModel(described);
                instruments.put(instrument.id(), instrument);
            }
            case FundingSettled settled -> funding.add(MarketMapping.toModel(settled));
            case SentimentPublished published -> {
                Sentiment value = MarketMapping.toModel(published);
                sentiment.put(value.publishedAtMs(), value);
            }
            case AllTimeHighStated stated -> {
                AllTimeHigh high = MarketMapping.toModel(stated);
                highs.putIfAbsent(high.instrument(), high);
            }
            default -> {
                // Nothing of the market.
            }
        }
    }

    /** All of it, in the order in which it happened. */
    MarketData data() {
        List<MarketSeries> series = new ArrayList<>();
        List<Candle> highest = new ArrayList<>();
        candles.forEach((id, ofOne) -> {
            Instrument instrument = instruments.get(id);
            if (instrument != null) {
                series.add(new MarketSeries(instrument, List.copyOf(ofOne.values())));
                AllTimeHigh high = highs.get(id);
                if (high != null) {
                    highest.add(before(ofOne.firstEntry().getValue(), high.price()));
                }
            }
        });
        List<FundingSettlement> inOrder = new ArrayList<>(funding);
        inOrder.sort(
                Comparator.comparingLong(FundingSettlement::settledAtMs).thenComparing(FundingSettlement::instrument));
        return new MarketData(series, inOrder, List.copyOf(sentiment.values()), List.of(), new TreeMap<>(), highest);
    }

    /** A high reaches the backtest as the candle that made it. */
    private static Candle before(Candle first, Decimal price) {
        return new Candle(
                first.instrument(),
                first.openTimeMs() - first.intervalMs(),
                first.intervalMs(),
                price,
                price,
                price,
                price,
                Decimal.ZERO);
    }
}
