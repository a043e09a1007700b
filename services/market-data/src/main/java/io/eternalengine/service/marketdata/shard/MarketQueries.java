package io.eternalengine.service.marketdata.shard;

import io.eternalengine.bybit.BybitRestClient;
import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.Kline;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.SystemNotice;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.kit.WallClock;
import io.eternalengine.service.marketdata.series.Candles;
import io.eternalengine.service.marketdata.series.KlineRequest;
import io.eternalengine.service.marketdata.series.LongestCandles;
import io.eternalengine.service.marketdata.series.SeriesId;
import io.eternalengine.service.marketdata.series.SettlementSeries;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.List;

/** Asks the exchange over REST; each outcome comes to the inbox. */
final class MarketQueries {
    /** Reaches from before the first candle to after the last, whatever year the venue plays. */
    private static final long EVER_FROM_MS = 1;

    private static final long EVER_TO_MS = 4_102_444_800_000L;

    private final BybitRestClient client;
    private final ShardInbox inbox;

    MarketQueries(BybitRestClient client, ShardInbox inbox) {
        this.client = client;
        this.inbox = inbox;
    }

    void ask(KlineRequest request) {
        send(request)
                .onComplete(answer ->
                        inbox.put(new ShardEvent.KlinesAnswered(request, outcome(answer), WallClock.nowUs())));
    }

    /** Asks for all the longest candles that the exchange keeps. */
    void askHigh(InstrumentId instrument) {
        klines(instrument, LongestCandles.INTERVAL, EVER_FROM_MS, EVER_TO_MS, KlineRequest.MOST_ROWS)
                .onComplete(answer -> inbox.put(new ShardEvent.HighAnswered(instrument, outcome(answer))));
    }

    void ask(SettlementSeries.Request request) {
        client.marketData()
                .fundingHistory(request.instrument().symbol(), request.fromMs(), request.beforeMs())
                .onComplete(answer -> inbox.put(new ShardEvent.SettlementsAnswered(request, outcome(answer))));
    }

    /** Asks for delistings, and for maintenance where that is wanted. */
    void askNotices(boolean withMaintenance) {
        Future<Outcome<List<SystemNotice>>> maintenance = withMaintenance
                ? client.marketData().systemStatus()
                : Future.succeededFuture(new Outcome.Accepted<>(List.of()));
        maintenance.onComplete(first -> client.marketData()
                .delistings()
                .onComplete(second -> inbox.put(new ShardEvent.NoticesAnswered(outcome(first), outcome(second)))));
    }

    void askInstruments(Category category) {
        client.instruments(category)
                .onComplete(answer -> inbox.put(new ShardEvent.InstrumentsAnswered(category, outcome(answer))));
    }

    private Future<Outcome<List<Kline>>> send(KlineRequest request) {
        return switch (request) {
            case KlineRequest.Newest newest -> klines(newest.series(), EVER_FROM_MS, EVER_TO_MS, 1);
            case KlineRequest.From from -> klines(from.series(), from.fromMs(), from.lastMs(), KlineRequest.MOST_ROWS);
        };
    }

    private Future<Outcome<List<Kline>>> klines(SeriesId series, long fromMs, long toMs, int limit) {
        return klines(series.instrument(), series.intervalName(), fromMs, toMs, limit);
    }

    private Future<Outcome<List<Kline>>> klines(
            InstrumentId instrument, String interval, long fromMs, long toMs, int limit) {
        return client.klines(
                Candles.category(instrument.category()), instrument.symbol(), interval, fromMs, toMs, limit);
    }

    /** The client's futures fail only for its own errors; a caller that waits for an outcome must learn of those too. */
    private static <T> Outcome<T> outcome(AsyncResult<Outcome<T>> answer) {
        return answer.succeeded() ? answer.result() : new Outcome.Ambiguous<>(answer.cause());
    }
}
