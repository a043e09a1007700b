package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.state.FrozenMap;
import java.math.RoundingMode;
import java.util.List;

/** Weights of the assets among the engine's holdings, cash left aside. */
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
