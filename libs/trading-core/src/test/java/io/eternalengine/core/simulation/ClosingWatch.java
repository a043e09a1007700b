package io.eternalengine.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.core.accounting.AccountLedger;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;

/** What was ordered closed is closed, under a halt and with risk unheard: nothing is left that an order could sell. */
final class ClosingWatch implements Watch {
    @Override
    public void closed(World world) {
        for (Seat<?> seat : world.seats()) {
            AccountLedger account = world.ledger().account(seat.account());
            assertThat(account.perpetuals())
                    .as("closing: perpetuals of %s", seat.account())
                    .isEmpty();
            for (String coin : RandomMarkets.COINS) {
                assertThat(sellable(world, account, coin))
                        .as("closing: %s of %s", coin, seat.account())
                        .isEqualTo(Decimal.ZERO);
            }
        }
    }

    private static Decimal sellable(World world, AccountLedger account, String coin) {
        InstrumentId id = InstrumentId.spot(coin + "USDT");
        Instrument rules = RandomMarkets.rulesOf(id);
        Decimal quantity = account.coins(coin).quantity().floorToStep(rules.quantityStep());
        return rules.isTooSmall(quantity, quantity.times(world.price(id))) ? Decimal.ZERO : quantity;
    }
}
