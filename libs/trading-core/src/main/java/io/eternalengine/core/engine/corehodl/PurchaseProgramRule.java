package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.ExecutionStyle;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.Side;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Objects;

/**
 * INITIALIZING: each asset's share of total capital, less the cash reserve, is bought in equal parts, one a day. Parts are
 * numbered, and a part is owed once: whatever was missed is caught up one part a candle, and nothing is bought twice.
 */
final class PurchaseProgramRule {
    private static final long DAY_MS = 86_400_000L;
    private static final String PREFIX = "dca.";

    private PurchaseProgramRule() {}

    static boolean owns(Task task) {
        return task.name().startsWith(PREFIX);
    }

    static void review(Deliberation course, Candle candle) {
        if (course.state().phase() != CoreHodlPhase.INITIALIZING) {
            return;
        }
        long day = Math.floorDiv(candle.closeTimeMs(), DAY_MS);
        if (!course.state().program().hasBegun()) {
            course.happen(new CoreHodlEvent.ProgramBegun(day));
        }
        AssetTarget target = course.parameters().target(candle.instrument()).orElseThrow();
        oweNextPart(course, target, day);
        endWhenHeld(course);
    }

    private static void oweNextPart(Deliberation course, AssetTarget target, long day) {
        PurchaseProgram program = course.state().program();
        long partsDue = Math.min(course.parameters().programDays(), day - program.firstDay() + 1);
        long next = program.partsOwed(target.instrument()) + 1;
        course.note("partsDue", partsDue);
        course.note("partsBegun", next - 1);
        boolean lastPartRuns = course.state().tasks().values().stream()
                .anyMatch(task -> owns(task) && task.instrument().equals(target.instrument()));
        if (next > partsDue || lastPartRuns) {
            return;
        }
        String name = String.format(
                Locale.ROOT, "%s%s.part-%02d", PREFIX, target.instrument().symbol(), next);
        course.happen(new CoreHodlEvent.PartOwed(
                Task.owed(name, target.instrument(), Side.BUY, ExecutionStyle.MARKET, partAmount(course, target))));
    }

    private static OrderAmount partAmount(Deliberation course, AssetTarget target) {
        Instrument instrument =
                Objects.requireNonNull(course.state().instruments().get(target.instrument()), "instrument");
        Decimal part = programTarget(course, target)
                .dividedBy(Decimal.of(course.parameters().programDays()), 18, RoundingMode.DOWN);
        return new OrderAmount.OfQuote(part.floorToStep(instrument.quoteStep()));
    }

    /** What the program spends on an asset: its share of total capital, less the engine's cash reserve. */
    private static Decimal programTarget(Deliberation course, AssetTarget target) {
        CapitalAllocation capital = Objects.requireNonNull(course.state().capital(), "capital");
        Decimal spendable = Decimal.ONE.minus(course.parameters().cashReserveFraction());
        return capital.totalCapital().times(target.shareOfTotal()).times(spendable);
    }

    private static void endWhenHeld(Deliberation course) {
        CapitalAllocation capital = Objects.requireNonNull(course.state().capital(), "capital");
        Decimal wanted = course.parameters().targets().stream()
                .map(target -> capital.totalCapital().times(target.shareOfTotal()))
                .reduce(Decimal.ZERO, Decimal::plus);
        Decimal spent = course.state().program().totalSpent();
        course.note("programSpent", spent);
        if (spent.isAbove(wanted.times(course.parameters().doneFraction()))) {
            course.happen(new CoreHodlEvent.PhaseEntered(CoreHodlPhase.ACCUMULATING));
            course.because("program-done", "spent " + spent + " of " + wanted);
        }
    }
}
