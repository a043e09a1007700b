package io.eternalengine.simulation;

import static io.eternalengine.domain.Markets.HOUR_MS;
import static io.eternalengine.domain.Markets.dec;

import io.eternalengine.domain.accounting.LedgerEvent;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.Ticker;
import io.eternalengine.engine.EngineInput;
import java.util.Random;

/** Funding of perpetuals, every four hours: at the latest close and for the position that everyone knows. */
final class FundingClock {
    private static final int INTERVAL_HOURS = 4;

    private final World world;
    private final Random random;

    FundingClock(World world, Random random) {
        this.world = world;
        this.random = random;
    }

    /** An hour has struck; all that is under way is received before anything is settled. */
    void struck(int hours) {
        if (hours % INTERVAL_HOURS != 0) {
            return;
        }
        world.engines().drain();
        for (InstrumentId id : RandomMarkets.ALL) {
            if (id.category() == MarketCategory.LINEAR && world.mark(id).isPositive()) {
                settle(id);
            }
        }
    }

    private void settle(InstrumentId id) {
        Decimal rate = dec("0.0001").times(Decimal.of(world.isStormy() ? random.nextInt(-2, 6) : 0));
        // FUNDING takes its mark from tickers, and must know the one that the exchange settles at.
        publishMark(RandomMarkets.coinOf(id));
        world.engines().drain();
        for (Seat seat : world.seats()) {
            if (!world.accounts().of(seat.account()).position(id).isFlat()) {
                world.accounts()
                        .book(new LedgerEvent.FundingSettled(seat.account(), id, rate, world.mark(id), world.nowMs()));
                world.accounts().report(seat.account());
            }
        }
        world.engines()
                .deliverToEngines(new EngineInput.FundingSettled(
                        new FundingSettlement(id, rate, world.nowMs(), INTERVAL_HOURS * HOUR_MS)));
        world.engines().drain();
    }

    void publishMark(String coin) {
        InstrumentId id = InstrumentId.linear(coin + "USDT");
        Decimal mark = world.mark(id);
        if (mark.isPositive()) {
            var ticker = new Ticker(id, world.nowMs(), null, null, null, mark, null, null, 0, 0);
            world.engines().deliver(world.seat("FUNDING"), new EngineInput.TickerChanged(ticker));
        }
    }
}
