package io.eternalengine.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.OrderIntent;
import java.util.List;
import java.util.function.Supplier;

/** One engine twice: with no-action bands and without, where every input takes the whole step. Their decisions are equal. */
public final class WithAndWithoutBands implements RandomLife.Subject {
    private final TradingEngine with;
    private final TradingEngine without;

    public WithAndWithoutBands(Supplier<TradingEngine> engine) {
        with = engine.get();
        with.useNoActionBands(true);
        without = engine.get();
        without.useNoActionBands(false);
    }

    @Override
    public List<OrderIntent> on(EngineInput input, String where) {
        Decision whole = without.on(input);
        assertThat(with.on(input)).as("%s: %s", where, input).isEqualTo(whole);
        return whole.intents();
    }

    @Override
    public void compare(String where) {
        assertThat(with.halts()).as(where).isEqualTo(without.halts());
    }

    @Override
    public void compareBytes(String where) {
        assertThat(with.snapshot()).as(where).isEqualTo(without.snapshot());
    }
}
