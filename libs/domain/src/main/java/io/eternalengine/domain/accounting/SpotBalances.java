package io.eternalengine.domain.accounting;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.state.FrozenMap;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.SortedMap;

/** What an account holds of each asset, moved by executions to the last unit. An asset not named is held at zero. */
public record SpotBalances(SortedMap<String, Decimal> amounts) {
    public static final SpotBalances EMPTY = new SpotBalances(FrozenMap.empty());

    public SpotBalances {
        amounts = FrozenMap.copyOf(amounts);
    }

    public Decimal of(String asset) {
        return amounts.getOrDefault(asset, Decimal.ZERO);
    }

    /** The balances after an amount came (positive) or went (negative). */
    public SpotBalances plus(String asset, Decimal change) {
        FrozenMap<String, Decimal> held = FrozenMap.copyOf(amounts);
        Decimal balance = of(asset).plus(change);
        return new SpotBalances(balance.isZero() ? held.without(asset) : held.with(asset, balance));
    }

    /** The balances after an execution: base against quote, and the fee in the asset in which it was charged. */
    public SpotBalances after(Execution execution, String baseAsset, String quoteAsset) {
        boolean buys = execution.side() == Side.BUY;
        Decimal base = buys ? execution.quantity() : execution.quantity().negated();
        Decimal quote = buys ? execution.value().negated() : execution.value();
        return plus(baseAsset, base)
                .plus(quoteAsset, quote)
                .plus(execution.feeAsset(), execution.fee().negated());
    }

    public void write(StateWriter writer) {
        writer.writeMap(amounts, StateWriter::writeText, StateWriter::writeDecimal);
    }

    public static SpotBalances read(StateReader reader) {
        return new SpotBalances(reader.readMap(StateReader::readText, StateReader::readDecimal));
    }
}
