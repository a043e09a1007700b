package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.ExecutionStyle;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.SerialNumber;
import io.eternalengine.core.model.Side;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;

/**
 * INITIALIZING: each asset's share of total capital, less the cash reserve, is bought in equal parts, one a day. Parts are
 * numbered, and a part is owed once: whatever was missed is caught up one part a candle, and nothing is bought twice.
 * The program ends when every part has fallen due and more than the wanted fraction is bought.
 */
final class PurchaseProgramRule {
    private static final long DAY_MS = 86_400_000L;
    private static final String PREFIX = "dca.";

    private PurchaseProgramRule() {}

    static boolean owns(Task task) {
        return owns(task.name());
    }

    static boolean owns(String taskName) {
        return taskName.startsWith(PREFIX);
    }

    /** Notes what a part of the program spent, also one that is not owed any more. */
    static void spend(Deliberation course, String taskName, Decimal value) {
        course.parameters().targets().stream()
                .map(AssetTarget::instrument)
                .filter(instrument -> taskName.startsWith(PREFIX + instrument.symbol() + "."))
                .findFirst()
                .ifPresent(instrument -> course.happen(new CoreHodlEvent.ProgramSpent(instrument, value)));
    }

    static void review(Deliberation course, Candle candle) {
        if (course.state().phase() != CoreHodlPhase.INITIALIZING) {
            return;
        }
        long day = Math.floorDiv(candle.closeTimeMs(), DAY_MS);
        if (!course.state().program().hasBegun()) {
            course.happen(new CoreHodlEvent.ProgramBegun(day, capital(course).totalCapital()));
        }
        AssetTarget target = course.parameters().target(candle.instrument()).orElseThrow();
        oweNextPart(course, target, day);
        endWhenHeld(course);
    }

    /** Whether a candle brings no part and no end of the program: the next part is not due, or waits for the last. */
    static boolean rests(CoreHodlState state, CoreHodlParameters parameters, InstrumentId instrument, long timeMs) {
        PurchaseProgram program = state.program();
        long partsDue = partsDue(program, parameters, Math.floorDiv(timeMs, DAY_MS));
        return !everyPartOwed(program, parameters)
                && (program.partsOwed(instrument) >= partsDue || partRuns(state, instrument));
    }

    private static long partsDue(PurchaseProgram program, CoreHodlParameters parameters, long day) {
        return Math.min(parameters.programDays(), day - program.firstDay() + 1);
    }

    private static boolean partRuns(CoreHodlState state, InstrumentId instrument) {
        for (int i = 0; i < state.tasks().size(); i++) {
            Task task = state.tasks().valueAt(i);
            if (owns(task) && task.instrument().equals(instrument)) {
                return true;
            }
        }
        return false;
    }

    private static void oweNextPart(Deliberation course, AssetTarget target, long day) {
        PurchaseProgram program = course.state().program();
        long partsDue = partsDue(program, course.parameters(), day);
        long next = program.partsOwed(target.instrument()) + 1;
        course.note("partsDue", partsDue);
        course.note("partsBegun", next - 1);
        if (next > partsDue || partRuns(course.state(), target.instrument())) {
            return;
        }
        Optional<OrderAmount> amount = partAmount(course, target);
        if (amount.isEmpty()) {
            course.because("part-too-small", "a daily part of " + target.asset() + " is too small for an order");
            return;
        }
        String name = PREFIX + target.instrument().symbol() + ".part-" + SerialNumber.padded(next, 2);
        course.happen(new CoreHodlEvent.PartOwed(
                Task.owed(name, target.instrument(), Side.BUY, ExecutionStyle.MARKET, amount.get())));
    }

    private static Optional<OrderAmount> partAmount(Deliberation course, AssetTarget target) {
        Instrument instrument =
                Objects.requireNonNull(course.state().instruments().get(target.instrument()), "instrument");
        Decimal part = programTarget(course, target)
                .dividedBy(Decimal.of(course.parameters().programDays()), 18, RoundingMode.DOWN)
                .floorToStep(instrument.quoteStep());
        return part.isPositive() && part.isAtLeast(instrument.minNotional())
                ? Optional.of(new OrderAmount.OfQuote(part))
                : Optional.empty();
    }

    /** What the program spends on an asset: its share of total capital, less the engine's cash reserve. */
    private static Decimal programTarget(Deliberation course, AssetTarget target) {
        Decimal spendable = Decimal.ONE.minus(course.parameters().cashReserveFraction());
        return programCapital(course).times(target.shareOfTotal()).times(spendable);
    }

    /** What the running program has not spent yet; 0 once it is done. */
    static Decimal stillToSpend(Deliberation course) {
        if (course.state().phase() != CoreHodlPhase.INITIALIZING) {
            return Decimal.ZERO;
        }
        Decimal whole = Decimal.ZERO;
        for (AssetTarget target : course.parameters().targets()) {
            whole = whole.plus(programTarget(course, target));
        }
        return whole.minus(course.state().program().totalSpent()).max(Decimal.ZERO);
    }

    /** Capital that came while the program runs is a contribution; capital that went is not spent. */
    private static Decimal programCapital(Deliberation course) {
        return course.state().program().totalCapital().min(capital(course).totalCapital());
    }

    private static CapitalAllocation capital(Deliberation course) {
        return Objects.requireNonNull(course.state().capital(), "capital");
    }

    private static boolean everyPartOwed(PurchaseProgram program, CoreHodlParameters parameters) {
        for (AssetTarget target : parameters.targets()) {
            if (program.partsOwed(target.instrument()) != parameters.programDays()) {
                return false;
            }
        }
        return true;
    }

    private static boolean partsRun(Deliberation course) {
        for (int i = 0; i < course.state().tasks().size(); i++) {
            if (owns(course.state().tasks().valueAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static void endWhenHeld(Deliberation course) {
        Decimal wanted = Decimal.ZERO;
        for (AssetTarget target : course.parameters().targets()) {
            wanted = wanted.plus(programCapital(course).times(target.shareOfTotal()));
        }
        Decimal spent = course.state().program().totalSpent();
        course.note("programSpent", spent);
        boolean held = spent.isAbove(wanted.times(course.parameters().doneFraction()));
        if (everyPartOwed(course.state().program(), course.parameters()) && (held || !partsRun(course))) {
            course.happen(new CoreHodlEvent.PhaseEntered(CoreHodlPhase.ACCUMULATING));
            course.because("program-done", "spent " + spent + " of " + wanted);
        }
    }
}
