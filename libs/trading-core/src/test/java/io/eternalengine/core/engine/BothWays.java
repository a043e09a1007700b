package io.eternalengine.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.core.model.OrderIntent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One engine that is told the same on both ways: step by step, and followed in place where it can be. Nobody can tell.
 *
 * @param <S> its state
 */
public final class BothWays<S> implements RandomLife.Subject {
    private final EngineSteps<S> engine;
    private final QuietCandles<S> quiet;
    private S state;
    private int followed;

    public BothWays(EngineSteps<S> engine) {
        this.engine = engine;
        state = engine.initialState();
        quiet = engine.quietCandles();
        quiet.begin(state);
    }

    /** Tells both; the intents are those of the plain step. */
    @Override
    public List<OrderIntent> hear(EngineInput input, String where) {
        Decision plain = step(input);
        String rule = follow(input);
        if (rule == null) {
            EngineSteps.Outcome<S> outcome = engine.decide(quiet.state(), input);
            quiet.begin(outcome.state());
            assertThat(outcome.decision()).as(where).isEqualTo(plain);
        } else {
            followed++;
            assertThat(rule).as("%s: %s", where, input).isEqualTo(plain.rule());
            assertThat(plain.intents()).as("%s: %s", where, input).isEmpty();
        }
        return plain.intents();
    }

    private Decision step(EngineInput input) {
        EngineSteps.Outcome<S> outcome = engine.decide(state, input);
        state = outcome.state();
        return outcome.decision();
    }

    /** Both stand at the same state; asking leaves no trace. */
    @Override
    public void compare(String where) {
        assertThat(quiet.state()).as(where).isEqualTo(state);
    }

    /** And at the same bytes. */
    @Override
    public void compareBytes(String where) {
        assertThat(engine.encode(quiet.state())).as(where).isEqualTo(engine.encode(state));
    }

    /** How many inputs were followed in place. */
    public int followed() {
        return followed;
    }

    private @Nullable String follow(EngineInput input) {
        return switch (input) {
            case EngineInput.CandleClosed closed -> quiet.follow(closed.candle());
            case EngineInput.FundingSettled settled -> quiet.follow(settled.settlement());
            case EngineInput.SentimentPublished published -> quiet.follow(published.sentiment());
            case EngineInput.Executed executed -> quiet.follow(executed.execution());
            case EngineInput.OrderMoved moved -> quiet.follow(moved.update());
            case EngineInput.VerdictGiven given -> quiet.follow(given.verdict());
            case EngineInput.RiskCommanded commanded -> quiet.follow(commanded.command());
            case EngineInput.TickerChanged ignored -> null;
            case EngineInput.CapitalAssigned ignored -> null;
            case EngineInput.InstrumentDescribed ignored -> null;
            case EngineInput.RiskLinkChanged ignored -> null;
            case EngineInput.HighStated ignored -> null;
            case EngineInput.FeesStated ignored -> null;
        };
    }
}
