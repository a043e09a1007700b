package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.state.FrozenMap;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;

/** What the engine holds at market, and the weights of the assets in it, cash left aside. */
final class Weights {
    private static final int DECIMALS = 12;

    private Weights() {}

    /** Whether the latest candles of all markets closed at the same time, so that weights compare like with like. */
    static boolean pricesAreOfOneTime(Deliberation course) {
        FrozenMap<InstrumentId, MarketView> markets = course.state().markets();
        for (int i = 1; i < markets.size(); i++) {
            if (markets.valueAt(i).lastCloseTimeMs() != markets.valueAt(0).lastCloseTimeMs()) {
                return false;
            }
        }
        return !markets.isEmpty();
    }

    /** Market value of all holdings. */
    static Decimal invested(Deliberation course) {
        Decimal invested = Decimal.ZERO;
        for (AssetTarget target : course.parameters().targets()) {
            invested = invested.plus(course.state().valueHeld(target));
        }
        return invested;
    }

    /** What the engine is worth: its holdings at market and its cash. */
    static Decimal equity(Deliberation course) {
        return invested(course)
                .plus(course.state().balances().of(course.parameters().quoteAsset()));
    }

    /** The part of the engine's equity that stays in cash. */
    static Decimal reserve(Deliberation course) {
        return equity(course).times(course.parameters().cashReserveFraction()).max(Decimal.ZERO);
    }

    /** The portfolio as this engine can know it: its own books at market, the capital of the others as assigned. */
    static Decimal portfolio(Deliberation course) {
        CapitalAllocation capital = Objects.requireNonNull(course.state().capital(), "capital");
        return capital.totalCapital().minus(capital.engineCapital()).plus(equity(course));
    }

    /** What may still be bought of an asset before too much of the whole portfolio is in it; below 0 when too much is. */
    static Decimal roomIn(Deliberation course, AssetTarget target) {
        return portfolio(course)
                .times(course.parameters().maxShareOfTotal())
                .minus(course.state().valueHeld(target));
    }

    /** Weights of all assets, in the order of the targets; 0 when nothing is held. */
    static Decimal[] of(Deliberation course) {
        List<AssetTarget> targets = course.parameters().targets();
        Decimal invested = invested(course);
        var weights = new Decimal[targets.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = invested.isZero()
                    ? Decimal.ZERO
                    : course.state().valueHeld(targets.get(i)).dividedBy(invested, DECIMALS, RoundingMode.HALF_EVEN);
        }
        return weights;
    }
}
