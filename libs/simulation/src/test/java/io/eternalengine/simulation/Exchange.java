package io.eternalengine.simulation;

import static io.eternalengine.domain.Markets.HOUR_MS;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.accounting.LedgerEvent;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Sentiment;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.risk.RiskInput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Markets, venue and time: hours whose candles close in an order of chance, and the seconds in which orders live. */
final class Exchange {
    static final long TICK_MS = 700;
    private static final int MAX_TICKS = 20;

    private final World world;
    private final Random random;
    private final RandomMarkets markets;
    private final Venue venue;
    private final FundingClock funding;
    private final Map<InstrumentId, Candle> candles = new TreeMap<>();
    private long nowMs = Markets.START_MS;
    private int hours;

    Exchange(World world, Random random, RandomMarkets markets) {
        this.world = world;
        this.random = random;
        this.markets = markets;
        venue = new Venue(random, markets, account -> world.accounts().of(account), new News());
        funding = new FundingClock(world, random);
    }

    Venue venue() {
        return venue;
    }

    RandomMarkets markets() {
        return markets;
    }

    long nowMs() {
        return nowMs;
    }

    int hours() {
        return hours;
    }

    /** Time in which nothing is published. */
    void sleep(long durationMs) {
        nowMs += durationMs;
    }

    /** An hour in which prices move, or do not, and the seconds after its close. */
    void hour(Runnable move) {
        nowMs = Math.floorDiv(nowMs, HOUR_MS) * HOUR_MS + HOUR_MS;
        hours++;
        move.run();
        List<InstrumentId> order = new ArrayList<>(RandomMarkets.ALL);
        Collections.shuffle(order, random);
        boolean enginesFirst = world.isStormy() && random.nextInt(4) == 0;
        for (InstrumentId id : order) {
            if (!world.isStormy() || random.nextInt(40) > 0) {
                close(markets.candle(id, nowMs), enginesFirst);
            }
        }
        funding.struck(hours);
        if (hours % 8 == 0) {
            int index = world.isStormy() ? random.nextInt(5, 95) : 50;
            world.engines().deliverToEngines(new EngineInput.SentimentPublished(new Sentiment(index, nowMs)));
        }
        ticks();
    }

    private void close(Candle candle, boolean enginesFirst) {
        venue.trade(candle);
        world.engines().deliver();
        Candle earlier = candles.put(candle.instrument(), candle);
        if (world.isStormy() && earlier != null && random.nextInt(60) == 0) {
            world.risk().apply(new RiskInput.CandleClosed(earlier));
            world.engines().deliverToEngines(new EngineInput.CandleClosed(earlier));
        }
        world.accounts().marked(candle.instrument(), candle.close());
        if (!enginesFirst) {
            world.risk().apply(new RiskInput.CandleClosed(candle));
            world.engines().deliver();
        }
        world.engines().deliverToEngines(new EngineInput.CandleClosed(candle));
        if (enginesFirst) {
            world.risk().apply(new RiskInput.CandleClosed(candle));
        }
        world.engines().deliver();
    }

    /** Seconds in which orders live; few when there are none. */
    private void ticks() {
        for (int tick = 0; tick < MAX_TICKS && (tick < 2 || venue.hasOpenOrders()); tick++) {
            nowMs += TICK_MS;
            if (world.isStormy() && random.nextInt(60) == 0) {
                world.misfortunes().strike();
            }
            venue.live(nowMs);
            world.engines().deliver();
            funding.publishMark(RandomMarkets.COINS.get(tick % RandomMarkets.COINS.size()));
            world.engines().deliver();
            world.notifyWatches(watch -> watch.stepped(world));
        }
    }

    /** What the venue says: booked and reported to risk at once, to the engine when it arrives. */
    private final class News implements Venue.Listener {
        @Override
        public void executed(Execution execution) {
            String account = execution.account();
            world.accounts().book(new LedgerEvent.Traded(execution, RandomMarkets.coinOf(execution.instrument())));
            world.risk().apply(new RiskInput.Executed(execution));
            world.accounts().report(account);
            world.seat(account).send(Seat.Channel.EXECUTIONS, new EngineInput.Executed(execution));
        }

        @Override
        public void moved(OrderUpdate update) {
            world.risk().apply(new RiskInput.OrderMoved(update));
            Seat.Channel channel = world.isRacing() ? Seat.Channel.ORDERS : Seat.Channel.EXECUTIONS;
            world.seat(update.account()).send(channel, new EngineInput.OrderMoved(update));
        }
    }
}
