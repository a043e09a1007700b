package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import java.math.RoundingMode;
import java.util.List;
import java.util.SortedMap;

/**
 * Once a day each engine's return is noted; a Sharpe ratio below the limit over a window opens a case for the operator:
 * investigate, reduce or retire. The ratio is mean over deviation of daily returns, times √365, without a risk-free rate.
 */
final class UnderperformanceRule {
    private static final long DAY_MS = 86_400_000L;
    private static final int DAYS_IN_YEAR = 365;
    private static final int DECIMALS = 12;
    private static final List<EngineId> ENGINES = List.of(EngineId.values());

    private UnderperformanceRule() {}

    static void review(RiskStep step) {
        long day = Math.floorDiv(step.state().asOfMs(), DAY_MS);
        SortedMap<EngineId, EngineRecord> engines = step.state().daily().engines();
        for (int i = 0; i < ENGINES.size(); i++) {
            EngineId engine = ENGINES.get(i);
            EngineRecord known = engines.get(engine);
            if (known == null) {
                begin(step, engine, day);
            } else if (day > known.day()) {
                note(step, engine, known, day);
            }
        }
    }

    /** What the accounts of an engine are worth, and what was paid into them. */
    private record Worth(Decimal equity, Decimal deposits) {
        static Worth of(Portfolio portfolio, EngineId engine) {
            Decimal equity = Decimal.ZERO;
            Decimal deposits = Decimal.ZERO;
            for (Account account : portfolio.accounts()) {
                if (account.isOf(engine)) {
                    equity = equity.plus(portfolio.equityOf(account));
                    deposits = deposits.plus(account.books().netDeposits());
                }
            }
            return new Worth(equity, deposits);
        }
    }

    /** An engine is watched from the first day on which it has money. */
    private static void begin(RiskStep step, EngineId engine, long day) {
        var worth = Worth.of(step.state().portfolio(), engine);
        if (worth.equity().isPositive()) {
            step.state()
                    .daily()
                    .engines()
                    .put(engine, new EngineRecord(day, worth.equity(), worth.deposits(), limits(step)));
        }
    }

    private static void note(RiskStep step, EngineId engine, EngineRecord known, long day) {
        if (!known.equity().isPositive()) {
            begin(step, engine, day);
            return;
        }
        var worth = Worth.of(step.state().portfolio(), engine);
        Decimal flow = worth.deposits().minus(known.netDeposits());
        Decimal change = worth.equity().minus(flow).minus(known.equity());
        known.returns().add(change.dividedBy(known.equity(), DECIMALS, RoundingMode.HALF_EVEN));
        known.note(day, worth.equity(), worth.deposits());
        UnderperformanceLimits limits = limits(step);
        boolean poor = known.returns().isFull() && isPoor(known.returns(), limits);
        if (poor && !known.caseOpen()) {
            step.answer(new RiskOutput.Alerted(
                    AlertSeverity.P2,
                    "underperformance " + engine.label(),
                    "Sharpe ratio over " + limits.days() + " days is below " + limits.minSharpe()
                            + ": investigate, reduce or retire.",
                    step.state().asOfMs()));
        }
        known.openCase(poor);
    }

    private static boolean isPoor(RecentFigures returns, UnderperformanceLimits limits) {
        return Rounding.ofIndicator(sharpe(returns.toDoubles())).isBelow(limits.minSharpe());
    }

    private static UnderperformanceLimits limits(RiskStep step) {
        return step.parameters().limits().underperformance();
    }

    /** Source: W. F. Sharpe, <i>The Sharpe Ratio</i>, 1994; yearly, with divisor n − 1; 0 when nothing varied. */
    static double sharpe(double[] returns) {
        double mean = 0;
        for (double value : returns) {
            mean += value / returns.length;
        }
        double squares = 0;
        for (double value : returns) {
            double distance = value - mean;
            squares += distance * distance;
        }
        double deviation = Math.sqrt(squares / (returns.length - 1));
        return deviation == 0 ? 0 : mean / deviation * Math.sqrt(DAYS_IN_YEAR);
    }
}
