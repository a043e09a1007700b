package io.eternalengine.local.fleet.comparison;

import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All that one intent traded.
 *
 * @param intentId empty for what the exchange executed by itself, such as a stop
 * @param atMs time of its first execution
 * @param quantity in the base asset
 * @param value in the quote asset
 * @param fee in the quote asset; a coin's fee at the price of its execution
 */
public record IntentTrade(
        String intentId,
        String account,
        InstrumentId instrument,
        Side side,
        long atMs,
        BigDecimal quantity,
        BigDecimal value,
        BigDecimal fee) {

    /** The trades of executions, in the order of their first one. */
    public static List<IntentTrade> of(List<Execution> executions) {
        Map<String, IntentTrade> trades = new LinkedHashMap<>();
        for (Execution execution : executions) {
            var one = new IntentTrade(
                    execution.intentId(),
                    execution.account(),
                    execution.instrument(),
                    execution.side(),
                    execution.executedAtMs(),
                    execution.quantity().toBigDecimal(),
                    execution.value().toBigDecimal(),
                    execution.feeInQuote().toBigDecimal());
            trades.merge(one.key(), one, IntentTrade::and);
        }
        return new ArrayList<>(trades.values());
    }

    private String key() {
        return intentId.isEmpty() ? account + "/" + instrument + "/" + side + "/" + atMs : intentId;
    }

    private IntentTrade and(IntentTrade other) {
        return new IntentTrade(
                intentId,
                account,
                instrument,
                side,
                Math.min(atMs, other.atMs),
                quantity.add(other.quantity),
                value.add(other.value),
                fee.add(other.fee));
    }

    /** Whether another trade may stand for the same decision: same account, market and direction. */
    boolean isOfTheKindOf(IntentTrade other) {
        return account.equals(other.account) && instrument.equals(other.instrument) && side == other.side;
    }

    /** What it is, for a person. */
    String described() {
        return account + " " + side.name().toLowerCase(Locale.ROOT) + " " + instrument.key();
    }
}
