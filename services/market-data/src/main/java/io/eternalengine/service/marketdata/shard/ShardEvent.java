package io.eternalengine.service.marketdata.shard;

import io.eternalengine.bybit.Announcement;
import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.FundingRate;
import io.eternalengine.bybit.Instrument;
import io.eternalengine.bybit.Kline;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.SystemNotice;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Sentiment;
import io.eternalengine.service.marketdata.series.ArrivedCandle;
import io.eternalengine.service.marketdata.series.KlineRequest;
import io.eternalengine.service.marketdata.series.SettlementSeries;
import java.util.List;
import java.util.Optional;

/** What reaches a shard from the exchange. */
sealed interface ShardEvent {

    /** The stream brought a closed candle. */
    record CandleReceived(ArrivedCandle candle) implements ShardEvent {}

    /** A message of the stream could not be read; it may have been a candle. */
    record MessageUnreadable(Category category) implements ShardEvent {}

    /** From now on everything on the stream is received; what was before may have been missed. */
    record StreamConnected(Category category, long generation) implements ShardEvent {}

    record StreamDisconnected(Category category, long generation, String reason) implements ShardEvent {}

    /** The outcome of a request for candles, with the wall clock in microseconds of its arrival. */
    record KlinesAnswered(KlineRequest request, Outcome<List<Kline>> outcome, long arrivedWallUs)
            implements ShardEvent {}

    /** The outcome of a request for the longest candles of an instrument. */
    record HighAnswered(InstrumentId instrument, Outcome<List<Kline>> outcome) implements ShardEvent {}

    /** The outcome of a request for funding settlements. */
    record SettlementsAnswered(SettlementSeries.Request request, Outcome<List<FundingRate>> outcome)
            implements ShardEvent {}

    /** The newest value of the Fear &amp; Greed index, asked for at a time of the market. */
    record SentimentAnswered(Optional<Sentiment> newest, long marketMs) implements ShardEvent {}

    record SentimentFailed(String cause) implements ShardEvent {}

    /** The outcomes of the requests for what the exchange says of itself. */
    record NoticesAnswered(Outcome<List<SystemNotice>> maintenance, Outcome<List<Announcement>> delistings)
            implements ShardEvent {}

    record InstrumentsAnswered(Category category, Outcome<List<Instrument>> outcome) implements ShardEvent {}
}
