package io.eternalengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.accounting.LedgerEvent;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.EngineInput;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A watch that cannot fail watches nothing: each of them catches a part that is broken, within some seeds. */
class WatchesCanFailTest {
    private static final long SEEDS = 40;

    @Test
    void conservationCatchesALedgerThatForgetsAFee() {
        caught(
                "conservation",
                ConservationWatch::new,
                plan -> plan.with((Books) (ledger, event) -> ledger.apply(
                        event instanceof LedgerEvent.Traded traded
                                ? new LedgerEvent.Traded(withoutFee(traded.execution()), traded.baseAsset())
                                : event)));
    }

    @Test
    void conservationCatchesALedgerThatBooksATransferTwice() {
        caught(
                "conservation",
                ConservationWatch::new,
                plan -> plan.with((Books) (ledger, event) -> event instanceof LedgerEvent.Transferred
                        ? ledger.apply(event).apply(event)
                        : ledger.apply(event)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Cap.class,
            names = {"PRICE_COLLAR"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyCapCatchesARiskThatWavesEnginesOfTwentyTimesTheSizeThrough(Cap cap) {
        caught(
                "cap " + cap,
                () -> new CapWatch(cap),
                plan -> plan.with(BrokenRisk::wavingThrough)
                        .withEngines(BrokenEngine.ordering(intent ->
                                List.of(cap == Cap.CONCURRENT_POSITIONS ? intent : BrokenEngine.times(intent, 20)))));
    }

    @Test
    void thePriceCollarCatchesARiskThatWavesOldPricesThrough() {
        Decimal factor = Markets.dec("1.06");
        caught(
                "cap " + Cap.PRICE_COLLAR,
                () -> new CapWatch(Cap.PRICE_COLLAR),
                plan -> plan.with(BrokenRisk::wavingThrough)
                        .withEngines(BrokenEngine.ordering(intent -> List.of(
                                BrokenEngine.at(intent, intent.referencePrice().times(factor))))));
    }

    @Test
    void exitsCatchARiskThatBlocksThemUnderAHalt() {
        caught("exits", ExitWatch::new, plan -> plan.with(BrokenRisk::blockingExits));
    }

    @Test
    void haltsCatchEnginesThatDoNotHearThemBehindADeskThatDoesNotLook() {
        caught(
                "halts",
                HaltWatch::new,
                plan -> plan.with(BrokenRisk::wavingThrough)
                        .withEngines(BrokenEngine.noticing(input -> !(input instanceof EngineInput.RiskCommanded))));
    }

    @Test
    void theBreakerCatchesALevelThatSlipsDownUntold() {
        caught("breaker", BreakerWatch::new, plan -> plan.with(BrokenRisk::slippingDown));
    }

    @Test
    void theBreakerCatchesALevelThatIsLeftEarly() {
        caught("breaker: lowered", BreakerWatch::new, plan -> plan.with(BrokenRisk::leavingEarly));
    }

    @Test
    void legsCatchAnEngineThatNeverHedges() {
        caught(
                "legs",
                LegWatch::new,
                plan -> plan.withEngines(BrokenEngine.ordering(
                        intent -> intent.engine() == EngineId.FUNDING && !FundingWatch.isPurchaseOfCoins(intent)
                                ? List.of()
                                : List.of(intent))));
    }

    @Test
    void theProgramCatchesAPartThatIsBoughtTwice() {
        caught(
                "program",
                ProgramWatch::new,
                plan -> plan.withEngines(BrokenEngine.ordering(intent ->
                        intent.intentId().contains(".dca.")
                                ? List.of(intent, BrokenEngine.named(intent, intent.intentId() + "1"))
                                : List.of(intent))));
    }

    @Test
    void theProgramCatchesAPartThatIsNeverBought() {
        caught(
                "program",
                ProgramWatch::new,
                plan -> plan.withEngines(BrokenEngine.ordering(
                        intent -> intent.intentId().contains(".part-02") ? List.of() : List.of(intent))));
    }

    @Test
    void restartsCatchEnginesThatForgetTheirStates() {
        caught("restart", RestartWatch::new, plan -> plan.withEngines(BrokenEngine.forgetting()));
    }

    @Test
    void duplicatesCatchARiskThatForgetsWhatItJudged() {
        caught("duplicate", DuplicateWatch::new, plan -> plan.with(BrokenRisk::forgettingIntents));
    }

    @Test
    void verdictsCatchEnginesThatSayEverythingTwice() {
        caught(
                "verdicts",
                VerdictWatch::new,
                plan -> plan.withEngines(BrokenEngine.ordering(intent -> List.of(intent, intent))));
    }

    @Test
    void trendCatchesPositionsOfTwentyTimesTheSize() {
        caught(
                "trend",
                TrendWatch::new,
                plan -> plan.withEngines(BrokenEngine.ordering(intent -> List.of(BrokenEngine.times(intent, 20)))));
    }

    @Test
    void stopsCatchEntriesWithoutAny() {
        caught(
                "stops: of the position",
                StopWatch::new,
                plan -> plan.with(BrokenRisk::wavingThrough)
                        .withEngines(BrokenEngine.ordering(intent ->
                                List.of(intent.movesStop() ? intent : BrokenEngine.stoppedAt(intent, null)))));
    }

    @Test
    void stopsCatchAnEngineThatLoosensThemBehindARiskThatWavesThrough() {
        caught(
                "stops: that of",
                StopWatch::new,
                plan -> plan.with(BrokenRisk::wavingThrough)
                        .withEngines(BrokenEngine.ordering(intent -> List.of(
                                intent.movesStop()
                                        ? BrokenEngine.stoppedAt(
                                                intent,
                                                intent.side() == Side.SELL ? Decimal.ONE : Decimal.of(10_000_000))
                                        : intent))));
    }

    @Test
    void tacticalCatchesDeploymentsOfTwiceTheSize() {
        caught(
                "tactical",
                TacticalWatch::new,
                plan -> plan.withEngines(BrokenEngine.ordering(intent -> List.of(BrokenEngine.times(intent, 2)))));
    }

    @Test
    void fundingCatchesPurchasesOfTwiceTheSize() {
        caught(
                "funding",
                FundingWatch::new,
                plan -> plan.withEngines(BrokenEngine.ordering(intent -> List.of(BrokenEngine.times(intent, 2)))));
    }

    @Test
    void theOrderRateCatchesARiskThatWavesEveryOrderThrough() {
        caught("order rate", OrderRateWatch::new, plan -> plan.with(BrokenRisk::wavingThrough));
    }

    @Test
    void booksCatchEnginesThatMissExecutions() {
        caught(
                "books",
                EngineBooksWatch::new,
                plan -> plan.withEngines(
                        BrokenEngine.noticing(input -> !(input instanceof EngineInput.Executed executed)
                                || !executed.execution().executionId().endsWith("7"))));
    }

    @Test
    void valuationCatchesARiskThatDoesNotHearOfBooks() {
        caught("valuation", ValuationWatch::new, plan -> plan.with(BrokenRisk::deafToBooks));
    }

    @Test
    void closingCatchesEnginesThatDoNotHearOfReductions() {
        caught(
                "closing",
                ClosingWatch::new,
                plan -> plan.withEngines(
                        BrokenEngine.noticing(input -> !(input instanceof EngineInput.RiskCommanded commanded
                                && commanded.command().action() instanceof RiskAction.ReductionOrdered))));
    }

    private static Execution withoutFee(Execution execution) {
        return new Execution(
                execution.executionId(),
                execution.intentId(),
                execution.account(),
                execution.instrument(),
                execution.side(),
                execution.price(),
                execution.quantity(),
                execution.value(),
                Decimal.ZERO,
                execution.feeAsset(),
                execution.executedAtMs());
    }

    /** Only this watch looks on: what it says names it. */
    private static void caught(String says, Supplier<Watch> watch, UnaryOperator<WorldPlan> broken) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            try {
                SimulationTest.lived(broken.apply(WorldPlan.of(seed)), List.of(watch.get()));
            } catch (AssertionError e) {
                assertThat(e).hasMessageContaining("[" + says);
                return;
            }
        }
        fail("nothing broke the promise: " + says);
    }
}
