package io.eternalengine.core.risk;

import io.eternalengine.core.indicator.GlancedMoments;
import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.state.FrozenMap;
import io.eternalengine.core.state.RecentList;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Once a day each engine's return is noted; a Sharpe ratio below the limit over 90 days opens a case for the operator:
 * investigate, reduce or retire. The ratio is mean over deviation of daily returns, times √365, without a risk-free rate.
 */
final class UnderperformanceRule {
    static final int DAYS = 90;
    private static final long DAY_MS = 86_400_000L;
    private static final int MIN_SHARPE = 1;
    private static final int DAYS_IN_YEAR = 365;
    private static final int DECIMALS = 12;
    private static final List<EngineId> ENGINES = List.of(EngineId.values());

    private UnderperformanceRule() {}

    static void review(RiskCourse course) {
        long day = Math.floorDiv(course.asOfMs, DAY_MS);
        if (isNoted(course.daily, day)) {
            return;
        }
        FrozenMap<EngineId, DailyWatch.EngineRecord> engines = course.daily.engines();
        boolean changed = false;
        for (EngineId engine : ENGINES) {
            DailyWatch.EngineRecord known = engines.get(engine);
            if (known == null || day > known.day()) {
                DailyWatch.EngineRecord record = noted(course, engine, known, day);
                if (record != null) {
                    engines = engines.with(engine, record);
                    changed = true;
                }
            }
        }
        if (changed) {
            course.daily = course.daily.with(engines);
        }
    }

    /** Whether an engine that has accounts has no record of this day yet. */
    static boolean isDue(
            DailyWatch daily, FrozenMap<String, AccountBooks> accounts, RiskParameters parameters, long day) {
        if (isNoted(daily, day)) {
            return false;
        }
        for (EngineId engine : ENGINES) {
            DailyWatch.EngineRecord known = daily.engines().get(engine);
            if (known == null ? hasAccounts(engine, accounts, parameters) : day > known.day()) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasAccounts(
            EngineId engine, FrozenMap<String, AccountBooks> accounts, RiskParameters parameters) {
        for (int i = 0; i < accounts.size(); i++) {
            if (parameters.mayTrade(engine, accounts.keyAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether every engine has a record of this day. */
    private static boolean isNoted(DailyWatch daily, long day) {
        if (daily.engines().size() < ENGINES.size()) {
            return false;
        }
        for (int i = 0; i < daily.engines().size(); i++) {
            if (day > daily.engines().valueAt(i).day()) {
                return false;
            }
        }
        return true;
    }

    private static DailyWatch.@Nullable EngineRecord noted(
            RiskCourse course, EngineId engine, DailyWatch.@Nullable EngineRecord known, long day) {
        Decimal equity = Decimal.ZERO;
        Decimal deposits = Decimal.ZERO;
        for (int place : course.accountsOf(engine)) {
            equity = equity.plus(course.valuationPlan().equityOf(place, course.marks));
            deposits = deposits.plus(course.accounts.valueAt(place).netDeposits());
        }
        if (known == null || !known.equity().isPositive()) {
            return equity.isPositive()
                    ? new DailyWatch.EngineRecord(day, equity, deposits, RecentList.empty(), false)
                    : null;
        }
        Decimal flow = deposits.minus(known.netDeposits());
        Decimal change = equity.minus(flow).minus(known.equity());
        RecentList<Decimal> returns =
                known.returns().with(change.dividedBy(known.equity(), DECIMALS, RoundingMode.HALF_EVEN), DAYS);
        GlancedMoments moments = course.figures().ofReturns(engine, known.returns(), returns);
        boolean poor = returns.size() == DAYS && isPoor(returns, moments);
        if (poor && !known.caseOpen()) {
            course.answer(new RiskOutput.Alerted(
                    AlertSeverity.P2,
                    "underperformance " + engine.label(),
                    "Sharpe ratio over " + DAYS + " days is below " + MIN_SHARPE + ": investigate, reduce or retire.",
                    course.asOfMs));
        }
        return new DailyWatch.EngineRecord(day, equity, deposits, returns, poor);
    }

    private static boolean isPoor(RecentList<Decimal> returns, GlancedMoments moments) {
        if (moments.areAllZero()) {
            // An engine that stood still has a ratio of 0.
            return 0 < MIN_SHARPE;
        }
        if (moments.isSure()) {
            double glanced = yearly(moments.mean(), moments.deviation());
            if (GlancedMoments.isFar(glanced, MIN_SHARPE)) {
                return glanced < MIN_SHARPE;
            }
        }
        return sharpe(returns) < MIN_SHARPE;
    }

    /** Source: W. F. Sharpe, <i>The Sharpe Ratio</i>, 1994; yearly, with divisor n − 1; 0 when nothing varied. */
    static double sharpe(List<Decimal> returns) {
        double[] values = new double[returns.size()];
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = returns.get(i).toDouble();
            mean += values[i] / values.length;
        }
        double squares = 0;
        for (double value : values) {
            double distance = value - mean;
            squares += distance * distance;
        }
        double deviation = Math.sqrt(squares / (returns.size() - 1));
        return deviation == 0 ? 0 : yearly(mean, deviation);
    }

    private static double yearly(double mean, double deviation) {
        return mean / deviation * Math.sqrt(DAYS_IN_YEAR);
    }
}
