package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.SerialNumber;
import io.eternalengine.domain.model.Side;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;

/**
 * INITIALIZING: each asset's share of total capital, less the cash reserve, is bought in equal parts, one a day. Parts are
 * numbered, and a part is ordered once: whatever was missed is caught up one part a candle, and nothing is bought twice.
 * The program ends when every part has fallen due and more than the wanted fraction is bought.
 */
final class PurchaseProgramRule {
    private static final long DAY_MS = 86_400_000L;

    private PurchaseProgramRule() {}

    static boolean owns(ParentOrder parentOrder) {
        return parentOrder.purpose() == ParentOrderName.Purpose.PROGRAM;
    }

    static void review(CoreHodlStep step, Candle candle) {
        if (!(step.state().phase() instanceof CoreHodlPhase.Initializing)) {
            return;
        }
        long day = Math.floorDiv(candle.closeTimeMs(), DAY_MS);
        if (!step.state().program().hasBegun()) {
            step.state().program().begin(day, capital(step).totalCapital());
        }
        int index = step.parameters().indexOf(candle.instrument());
        AssetTarget target = step.parameters().targets().get(index);
        addNextPart(step, target, day);
        endWhenHeld(step);
    }

    private static long partsDue(PurchaseProgram program, CoreHodlParameters parameters, long day) {
        return Math.min(parameters.programDays(), day - program.firstDay() + 1);
    }

    private static boolean partRuns(CoreHodlState state, InstrumentId instrument) {
        for (ParentOrder parentOrder : state.parentOrders().all()) {
            if (owns(parentOrder) && parentOrder.instrument().equals(instrument)) {
                return true;
            }
        }
        return false;
    }

    private static void addNextPart(CoreHodlStep step, AssetTarget target, long day) {
        PurchaseProgram program = step.state().program();
        long partsDue = partsDue(program, step.parameters(), day);
        long next = program.partsOrdered(target.instrument()) + 1;
        step.note("partsDue", partsDue);
        step.note("partsBegun", next - 1);
        if (next > partsDue || partRuns(step.state(), target.instrument())) {
            return;
        }
        Optional<OrderAmount> amount = partAmount(step, target);
        if (amount.isEmpty()) {
            step.because(
                    CoreHodlRule.PART_TOO_SMALL, "a daily part of " + target.asset() + " is too small for an order");
            return;
        }
        ParentOrderName name = ParentOrderName.Purpose.PROGRAM.name(
                target.instrument().symbol() + ".part-" + SerialNumber.padded(next, 2));
        step.state()
                .parentOrders()
                .add(ParentOrder.of(name, target.instrument(), Side.BUY, ExecutionStyle.MARKET, amount.get()));
        program.addPart(target.instrument());
    }

    private static Optional<OrderAmount> partAmount(CoreHodlStep step, AssetTarget target) {
        Instrument rules = step.market(target.instrument()).knownRules();
        Decimal part = programTarget(step, target)
                .dividedBy(Decimal.of(step.parameters().programDays()), 18, RoundingMode.DOWN)
                .floorToStep(rules.quoteStep());
        return part.isPositive() && part.isAtLeast(rules.minNotional())
                ? Optional.of(new OrderAmount.OfQuote(part))
                : Optional.empty();
    }

    /** What the program spends on an asset: its share of total capital, less the engine's cash reserve. */
    private static Decimal programTarget(CoreHodlStep step, AssetTarget target) {
        Decimal spendable = Decimal.ONE.minus(step.parameters().cashReserveFraction());
        return programCapital(step).times(target.shareOfTotal()).times(spendable);
    }

    /** What the running program has not spent yet; 0 once it is done. */
    static Decimal stillToSpend(CoreHodlStep step) {
        if (!(step.state().phase() instanceof CoreHodlPhase.Initializing)) {
            return Decimal.ZERO;
        }
        Decimal whole = Decimal.ZERO;
        for (AssetTarget target : step.parameters().targets()) {
            whole = whole.plus(programTarget(step, target));
        }
        return whole.minus(step.state().program().totalSpent()).max(Decimal.ZERO);
    }

    /** Capital that came while the program runs is a contribution; capital that went is not spent. */
    private static Decimal programCapital(CoreHodlStep step) {
        return step.state().program().totalCapital().min(capital(step).totalCapital());
    }

    private static CapitalAllocation capital(CoreHodlStep step) {
        return Objects.requireNonNull(step.state().capital(), "capital");
    }

    private static boolean everyPartOrdered(PurchaseProgram program, CoreHodlParameters parameters) {
        for (AssetTarget target : parameters.targets()) {
            if (program.partsOrdered(target.instrument()) != parameters.programDays()) {
                return false;
            }
        }
        return true;
    }

    private static boolean partsRun(CoreHodlStep step) {
        for (ParentOrder parentOrder : step.state().parentOrders().all()) {
            if (owns(parentOrder)) {
                return true;
            }
        }
        return false;
    }

    private static void endWhenHeld(CoreHodlStep step) {
        Decimal wanted = Decimal.ZERO;
        for (AssetTarget target : step.parameters().targets()) {
            wanted = wanted.plus(programCapital(step).times(target.shareOfTotal()));
        }
        Decimal spent = step.state().program().totalSpent();
        step.note("programSpent", spent);
        boolean held = spent.isAbove(wanted.times(step.parameters().doneFraction()));
        if (everyPartOrdered(step.state().program(), step.parameters()) && (held || !partsRun(step))) {
            step.state().endProgram();
            step.because(CoreHodlRule.PROGRAM_DONE, "spent " + spent + " of " + wanted);
        }
    }
}
