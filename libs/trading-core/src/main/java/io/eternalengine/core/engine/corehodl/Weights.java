package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.Decimal;
import java.math.RoundingMode;

/** Weights of the assets among the engine's holdings, cash left aside. */
final class Weights {
    private static final int DECIMALS = 12;

    private Weights() {}

    /** Whether the latest candles of all markets closed at the same time, so that weights compare like with like. */
    static boolean pricesAreOfOneTime(Deliberation course) {
        return course.state().markets().values().stream()
                        .map(MarketView::lastCloseTimeMs)
                        .distinct()
                        .count()
                == 1;
    }

    /** Market value of all holdings. */
    static Decimal invested(Deliberation course) {
        return course.parameters().targets().stream()
                .map(course.state()::valueHeld)
                .reduce(Decimal.ZERO, Decimal::plus);
    }

    /** Weight of one asset; 0 when nothing is held. */
    static Decimal of(Deliberation course, AssetTarget target) {
        Decimal invested = invested(course);
        return invested.isZero()
                ? Decimal.ZERO
                : course.state().valueHeld(target).dividedBy(invested, DECIMALS, RoundingMode.HALF_EVEN);
    }
}
