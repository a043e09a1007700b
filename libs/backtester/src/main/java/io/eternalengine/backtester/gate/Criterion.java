package io.eternalengine.backtester.gate;

import io.eternalengine.backtester.metrics.Performance;
import io.eternalengine.domain.model.EngineId;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One condition of a gate.
 *
 * @param name of the figure
 * @param comparison with the threshold
 */
public record Criterion(String name, Comparison comparison, double threshold, ToDoubleFunction<Performance> figure) {
    /** How a figure meets its threshold. */
    public enum Comparison {
        AT_LEAST("≥"),
        ABOVE(">"),
        BELOW("<");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        boolean holds(double figure, double threshold) {
            return switch (this) {
                case AT_LEAST -> figure >= threshold;
                case ABOVE -> figure > threshold;
                case BELOW -> figure < threshold;
            };
        }
    }

    /** The criteria of an engine, as the product states them; CORE-HODL has none. */
    public static List<Criterion> of(EngineId engine) {
        return switch (engine) {
            case CORE_HODL -> List.of();
            case TREND -> list(0.35, 1.5, 0.30, 1.0);
            case FUNDING -> list(0.90, 2.0, 0.05, 1.5);
            case TACTICAL -> List.of(profitFactor(Comparison.ABOVE, 3.0), drawdown(0.20));
        };
    }

    private static List<Criterion> list(double winRate, double factor, double drawdown, double sharpe) {
        return List.of(
                new Criterion("win rate", Comparison.AT_LEAST, winRate, Performance::winRate),
                profitFactor(Comparison.AT_LEAST, factor),
                drawdown(drawdown),
                new Criterion("Sharpe", Comparison.ABOVE, sharpe, Performance::sharpe));
    }

    private static Criterion profitFactor(Comparison comparison, double threshold) {
        return new Criterion("profit factor", comparison, threshold, Performance::profitFactor);
    }

    private static Criterion drawdown(double threshold) {
        return new Criterion(
                "max drawdown",
                Comparison.BELOW,
                threshold,
                performance -> performance.maxDrawdown().depth());
    }

    /** What the criterion says of the test; a figure that is not defined does not pass. */
    GateRecord.Finding judge(Performance train, Performance test) {
        double found = figure.applyAsDouble(test);
        return new GateRecord.Finding(
                name, comparison, threshold, figure.applyAsDouble(train), found, comparison.holds(found, threshold));
    }
}
