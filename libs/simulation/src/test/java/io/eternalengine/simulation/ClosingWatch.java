package io.eternalengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.accounting.AccountLedger;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.engine.tactical.TacticalEngine;

/**
 * What was ordered closed is closed, under a halt and with risk unheard: nothing is left that an order could sell. Each
 * deployment of TACTICAL that ended may have left what was too small to sell then.
 */
final class ClosingWatch implements Watch {
    @Override
    public void closed(World world) {
        for (Seat seat : world.seats()) {
            AccountLedger account = world.ledger().account(seat.account());
            assertThat(account.perpetuals())
                    .as("closing: perpetuals of %s", seat.account())
                    .isEmpty();
            for (String coin : RandomMarkets.COINS) {
                long remainders = 1
                        + seat.engineAs(TacticalEngine.class)
                                .map(TacticalEngine::deploymentsMade)
                                .orElse(0L);
                assertThat(value(world, account, coin))
                        .as("closing: %s of %s", coin, seat.account())
                        .isLessThan(smallest(world, coin).times(Decimal.of(remainders)));
            }
        }
    }

    private static Decimal value(World world, AccountLedger account, String coin) {
        return account.coins(coin).quantity().times(price(world, coin));
    }

    /** The smallest order, or a step of quantity, in USDT. */
    private static Decimal smallest(World world, String coin) {
        Instrument rules = RandomMarkets.rulesOf(InstrumentId.spot(coin + "USDT"));
        return rules.minNotional().plus(rules.quantityStep().times(price(world, coin)));
    }

    private static Decimal price(World world, String coin) {
        return world.markets().price(InstrumentId.spot(coin + "USDT"));
    }
}
