package io.eternalengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.accounting.AccountLedger;
import io.eternalengine.domain.accounting.LedgerEvent;
import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.accounting.SpotLots;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.Side;
import java.util.Map;
import java.util.TreeMap;

/**
 * No unit is lost or made: cash + positions + fees + funding + transfers = deposits. Each account is counted a second time
 * from the flows alone, contracts as bought for their value, and must be worth the same at the latest closes.
 */
final class ConservationWatch implements Watch {
    private static final class Flows {
        Decimal cash = Decimal.ZERO;
        final Map<InstrumentId, Decimal> held = new TreeMap<>();
    }

    private final Map<String, Flows> accounts = new TreeMap<>();

    @Override
    public void booked(World world, LedgerEvent event) {
        switch (event) {
            case LedgerEvent.Traded traded -> trade(traded.execution());
            case LedgerEvent.FundingSettled settled -> {
                Decimal value = of(settled.account())
                        .held
                        .getOrDefault(settled.instrument(), Decimal.ZERO)
                        .times(settled.markPrice());
                pay(settled.account(), value.times(settled.rate()).negated());
            }
            case LedgerEvent.FundingPaid paid -> pay(paid.account(), paid.amount());
            case LedgerEvent.Deposited deposited -> pay(deposited.account(), deposited.amount());
            case LedgerEvent.Withdrawn withdrawn ->
                pay(withdrawn.account(), withdrawn.amount().negated());
            case LedgerEvent.Transferred transferred -> {
                pay(transferred.fromAccount(), transferred.amount().negated());
                pay(transferred.toAccount(), transferred.amount());
            }
        }
    }

    private void trade(Execution execution) {
        boolean buys = execution.side() == Side.BUY;
        boolean feeInCoin = !execution.feeAsset().equals("USDT");
        Decimal quantity = buys ? execution.quantity() : execution.quantity().negated();
        pay(execution.account(), buys ? execution.value().negated() : execution.value());
        pay(execution.account(), feeInCoin ? Decimal.ZERO : execution.fee().negated());
        of(execution.account())
                .held
                .merge(execution.instrument(), feeInCoin ? quantity.minus(execution.fee()) : quantity, Decimal::plus);
    }

    @Override
    public void stepped(World world) {
        assertThat(world.ledger().conservation().difference())
                .as("conservation: difference of the portfolio")
                .isEqualTo(Decimal.ZERO);
        accounts.forEach((name, flows) -> {
            AccountLedger account = world.ledger().account(name);
            assertThat(account.conservation().difference())
                    .as("conservation: difference of %s", name)
                    .isEqualTo(Decimal.ZERO);
            Decimal byFlows = flows.cash;
            for (Map.Entry<InstrumentId, Decimal> held : flows.held.entrySet()) {
                byFlows = byFlows.plus(held.getValue().times(world.mark(held.getKey())));
                assertThat(held(account, held.getKey()))
                        .as("conservation: %s of %s by flows", held.getKey(), name)
                        .isEqualTo(held.getValue());
            }
            assertThat(world.accounts().equity(name))
                    .as("conservation: equity of %s by flows", name)
                    .isEqualTo(byFlows);
        });
    }

    private static Decimal held(AccountLedger account, InstrumentId id) {
        SpotLots coins = account.coins(RandomMarkets.coinOf(id));
        PerpetualPosition position = account.position(id);
        return id.category() == MarketCategory.SPOT ? coins.quantity() : position.quantity();
    }

    private void pay(String account, Decimal amount) {
        of(account).cash = of(account).cash.plus(amount);
    }

    private Flows of(String account) {
        return accounts.computeIfAbsent(account, name -> new Flows());
    }
}
