package io.eternalengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.accounting.AccountLedger;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.engine.corehodl.CoreHodlEngine;
import io.eternalengine.engine.funding.FundingEngine;
import io.eternalengine.engine.tactical.TacticalEngine;
import io.eternalengine.engine.trend.TrendEngine;

/** When all is said and received, the books of each engine are those of its account at the exchange, to the last unit. */
final class EngineBooksWatch implements Watch {
    @Override
    public void stepped(World world) {
        if (!world.engines().decidesNothing()) {
            return;
        }
        for (Seat seat : world.seats()) {
            AccountLedger account = world.ledger().account(seat.account());
            Decimal own = account.cash()
                    .minus(world.treasury().foreignCash(seat.engine().id(), seat.account()));
            seat.engineAs(CoreHodlEngine.class).ifPresent(engine -> core(engine, account, own));
            seat.engineAs(TrendEngine.class).ifPresent(engine -> trend(world, seat.account(), engine, account));
            seat.engineAs(FundingEngine.class)
                    .ifPresent(engine -> assertThat(engine.cash())
                            .as("books: cash of FUNDING")
                            .isEqualTo(own));
            seat.engineAs(TacticalEngine.class)
                    .ifPresent(engine -> assertThat(engine.cash())
                            .as("books: cash of TACTICAL")
                            .isEqualTo(own));
        }
    }

    private static void core(CoreHodlEngine engine, AccountLedger account, Decimal own) {
        assertThat(engine.held("USDT")).as("books: cash of CORE-HODL").isEqualTo(own);
        RandomMarkets.COINS.forEach(coin -> assertThat(engine.held(coin))
                .as("books: %s of CORE-HODL", coin)
                .isEqualTo(account.coins(coin).quantity()));
    }

    /** TREND counts contracts as bought for their value: its equity is the account's. */
    private static void trend(World world, String name, TrendEngine engine, AccountLedger account) {
        InstrumentId btc = InstrumentId.linear("BTCUSDT");
        InstrumentId eth = InstrumentId.linear("ETHUSDT");
        assertThat(engine.held(0))
                .as("books: BTC of %s", name)
                .isEqualTo(account.position(btc).quantity());
        assertThat(engine.held(1))
                .as("books: ETH of %s", name)
                .isEqualTo(account.position(eth).quantity());
        assertThat(engine.equity())
                .as("books: equity of %s", name)
                .isEqualTo(world.accounts()
                        .equity(name)
                        .minus(world.treasury()
                                .foreignCash(world.seat(name).engine().id(), name)));
    }
}
