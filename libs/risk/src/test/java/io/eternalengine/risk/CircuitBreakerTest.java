package io.eternalengine.risk;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The four levels: how they are reached, what they order, and the only ways down. */
class CircuitBreakerTest {
    private static final RiskScope CORE = new RiskScope.OfEngine(EngineId.CORE_HODL);
    private static final RiskScope TREND = new RiskScope.OfEngine(EngineId.TREND);
    private static final RiskScope FUNDING = new RiskScope.OfEngine(EngineId.FUNDING);
    private static final RiskScope TACTICAL = new RiskScope.OfEngine(EngineId.TACTICAL);

    @Test
    void staysNormalBelowTheFirstThreshold() {
        RiskRun run = RiskRun.holdingOneBtc();

        List<RiskOutput> answers = run.fallTo(9);

        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.NORMAL);
        assertThat(RiskRun.actionsIn(answers)).isEmpty();
    }

    @Test
    void reachesEachLevelExactlyAtItsThreshold() {
        RiskRun run = RiskRun.holdingOneBtc();

        for (int percent : new int[] {10, 15, 20, 25}) {
            run.fallTo(percent);
        }

        assertThat(run.levels()).containsExactly(1, 2, 3, 4);
        assertThat(run.state().transitions())
                .extracting(BreakerTransition::drawdown)
                .containsExactly(dec("0.1"), dec("0.15"), dec("0.2"), dec("0.25"));
    }

    @Test
    void remembersTheLastThousandMovesOfTheBreaker() {
        // given
        RiskRun run = RiskRun.holdingOneBtc();

        // when
        for (int times = 0; times < 600; times++) {
            run.fallTo(12);
            run.fallTo(0);
        }

        // then
        assertThat(run.levels()).hasSize(1_000).endsWith(1, 0);
    }

    @Test
    void cautionScalesTrendAndFundingAndPausesTactical() {
        RiskRun run = RiskRun.holdingOneBtc();

        List<RiskAction> actions = RiskRun.actionsIn(run.fallTo(10));

        assertThat(actions.subList(1, actions.size()))
                .containsExactly(
                        new RiskAction.SizeScaled(TREND, dec("0.75"), dec("1.5")),
                        new RiskAction.SizeScaled(FUNDING, dec("0.75"), dec("1.5")),
                        new RiskAction.EntriesPaused(TACTICAL, run.nowMs + 24 * Markets.HOUR_MS, "breaker level 1"));
    }

    @Test
    void warningPausesAllEntriesForThreeDaysHalvesSizesAndSellsATenthOfCore() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(10);

        List<RiskAction> actions = RiskRun.actionsIn(run.fallTo(15));

        assertThat(actions)
                .containsExactly(
                        moved(1, 2, "0.15"),
                        new RiskAction.EntriesPaused(
                                RiskScope.ALL, run.nowMs + 72 * Markets.HOUR_MS, "breaker level 2"),
                        new RiskAction.SizeScaled(TREND, dec("0.50"), dec("1.5")),
                        new RiskAction.SizeScaled(FUNDING, dec("0.50"), dec("1.5")),
                        new RiskAction.ReductionOrdered(CORE, dec("0.10"), "breaker level 2"));
    }

    @Test
    void theLevelsOrderAsMuchAsTheParametersSay() {
        // given
        BreakerParameters defaults = BreakerParameters.defaults();
        RiskRun run = RiskRun.holdingOneBtc(RiskRun.breakerAlone()
                .with(new BreakerParameters(
                        defaults.thresholds(),
                        defaults.leaveCautionAt(),
                        defaults.leaveWarningAt(),
                        defaults.cautionPause(),
                        defaults.warningPause(),
                        defaults.reviewTime(),
                        defaults.restartSize(),
                        new BreakerOrders(dec("0.7"), dec("0.4"), dec("2"), dec("0.2"), dec("0.6")))));

        // when
        List<RiskAction> actions = RiskRun.actionsIn(run.fallTo(20));

        // then
        assertThat(actions)
                .contains(
                        new RiskAction.SizeScaled(TREND, dec("0.7"), dec("2")),
                        new RiskAction.SizeScaled(FUNDING, dec("0.7"), dec("2")),
                        new RiskAction.SizeScaled(TREND, dec("0.4"), dec("2")),
                        new RiskAction.SizeScaled(FUNDING, dec("0.4"), dec("2")),
                        new RiskAction.ReductionOrdered(CORE, dec("0.2"), "breaker level 2"),
                        new RiskAction.ReductionOrdered(CORE, dec("0.6"), "breaker level 3"));
    }

    @Test
    void alertHaltsEverythingAndSellsHalfOfCore() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(15);

        List<RiskAction> actions = RiskRun.actionsIn(run.fallTo(20));

        assertThat(actions)
                .containsExactly(
                        moved(2, 3, "0.2"),
                        new RiskAction.HaltImposed(
                                HaltRegister.BREAKER_KEY, RiskScope.ALL, "breaker level 3", "circuit breaker"),
                        new RiskAction.ReductionOrdered(TREND, Decimal.ONE, "breaker level 3"),
                        new RiskAction.ReductionOrdered(FUNDING, Decimal.ONE, "breaker level 3"),
                        new RiskAction.ReductionOrdered(CORE, dec("0.50"), "breaker level 3"));
        assertThat(run.state().halts().halts()).containsEntry(HaltRegister.BREAKER_KEY, RiskScope.ALL);
    }

    @Test
    void emergencySellsEverything() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(20);

        List<RiskAction> actions = RiskRun.actionsIn(run.fallTo(25));

        assertThat(actions)
                .containsExactly(
                        moved(3, 4, "0.25"),
                        new RiskAction.HaltImposed(
                                HaltRegister.BREAKER_KEY, RiskScope.ALL, "breaker level 4", "circuit breaker"),
                        new RiskAction.ReductionOrdered(RiskScope.ALL, Decimal.ONE, "breaker level 4"));
        assertThat(run.state().halts().halts()).containsEntry(HaltRegister.BREAKER_KEY, RiskScope.ALL);
    }

    /** From a peak of 1. */
    private static RiskAction moved(int from, int to, String drawdown) {
        return new RiskAction.BreakerMoved(from, to, dec(drawdown), Decimal.ONE.minus(dec(drawdown)), Decimal.ONE);
    }

    @Test
    void aJumpPerformsTheActionsOfEveryLevelOnceAndInOrder() {
        RiskRun stepwise = RiskRun.holdingOneBtc();
        RiskRun jump = RiskRun.holdingOneBtc();
        for (int percent : new int[] {10, 15, 20, 25}) {
            stepwise.fallTo(percent);
        }

        List<RiskAction> jumped = RiskRun.actionsIn(jump.fallTo(30));

        assertThat(jump.levels()).containsExactly(1, 2, 3, 4);
        assertThat(jumped)
                .extracting(action -> action.getClass().getSimpleName())
                .isEqualTo(RiskRun.actionsIn(stepwise.outputs).stream()
                        .map(action -> action.getClass().getSimpleName())
                        .toList());
    }

    @Test
    void anActionIsNotRepeatedWhileTheLevelHolds() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(20);

        assertThat(RiskRun.actionsIn(run.fallTo(21))).isEmpty();
        assertThat(RiskRun.actionsIn(run.fallTo(12))).isEmpty();
        assertThat(RiskRun.actionsIn(run.fallTo(20))).isEmpty();
    }

    @Test
    void cautionLeavesByItselfAtFivePercent() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(10);

        run.fallTo(6);
        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.CAUTION);
        List<RiskAction> actions = RiskRun.actionsIn(run.fallTo(5));

        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.NORMAL);
        assertThat(actions).contains(new RiskAction.SizeScaled(RiskScope.ALL, Decimal.ONE, Decimal.ONE));
    }

    @Test
    void warningDoesNotLeaveWithoutApproval() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(15);

        run.fallTo(0);
        run.passHours(1_000);
        run.fallTo(0);

        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.WARNING);
    }

    @Test
    void warningDoesNotLeaveAboveTenPercentEvenWithApproval() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(15);
        run.fallTo(11);

        run.resume("alice");

        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.WARNING);
    }

    @Test
    void warningFallsToCautionAtTenPercentWithOneApproval() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(15);
        run.fallTo(10);

        run.resume("alice");

        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.CAUTION);
    }

    @Test
    void anApprovalGivenEarlyCountsOnceTheDrawdownIsSmallEnough() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(15);
        run.resume("alice");

        run.fallTo(10);

        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.CAUTION);
    }

    @Test
    void alertDoesNotLeaveByItself() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(20);

        run.passHours(1_000);
        run.fallTo(0);

        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.ALERT);
    }

    @Test
    void alertLeavesAfterThreeDaysWithTwoPeople() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(20);
        run.passHours(71);
        run.fallTo(20);

        run.resume("alice");
        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.ALERT);
        List<RiskAction> actions = RiskRun.actionsIn(run.resume("bob"));

        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.NORMAL);
        assertThat(run.state().halts().halts()).isEmpty();
        assertThat(actions)
                .contains(
                        new RiskAction.HaltLifted(
                                HaltRegister.BREAKER_KEY, RiskScope.ALL, "reviewed", List.of("alice", "bob")),
                        new RiskAction.SizeScaled(RiskScope.ALL, dec("0.25"), Decimal.ONE));
    }

    @Test
    void twoApprovalsGivenEarlyTakeEffectOnceTheReviewTimeIsOver() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(20);
        run.passHours(70);
        run.fallTo(20);
        run.resume("alice");
        run.resume("bob");
        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.ALERT);

        run.fallTo(20);

        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.NORMAL);
        assertThat(run.state().halts().halts()).isEmpty();
    }

    @Test
    void cautionReachedFromWarningRestoresTheSizesOfCaution() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(15);
        run.fallTo(10);

        List<RiskAction> actions = RiskRun.actionsIn(run.resume("alice"));

        assertThat(actions)
                .contains(
                        new RiskAction.SizeScaled(TREND, dec("0.75"), dec("1.5")),
                        new RiskAction.SizeScaled(FUNDING, dec("0.75"), dec("1.5")));
    }

    @Test
    void theSamePersonWrittenDifferentlyIsNotTwoPeople() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(25);
        run.passHours(100);
        run.fallTo(25);

        run.resume("alice");
        run.resume(" Alice ");

        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.EMERGENCY);
    }

    @Test
    void anOperatorsHaltIsLiftedWithoutCountingAsAnApproval() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(20);
        run.halt(RiskScope.ALL);
        run.passHours(71);
        run.fallTo(20);

        run.resume("alice");
        assertThat(run.state().halts().halts()).containsOnlyKeys(HaltRegister.BREAKER_KEY);
        run.resume("bob");

        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.ALERT);
    }

    @Test
    void theSamePersonTwiceIsNotTwoPeople() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(25);
        run.passHours(100);
        run.fallTo(25);

        run.resume("alice");
        run.resume("alice");

        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.EMERGENCY);
    }

    @Test
    void emergencyDoesNotLeaveBeforeThreeDays() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(25);
        run.passHours(70);
        run.fallTo(25);

        run.resume("alice");
        run.resume("bob");

        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.EMERGENCY);
        assertThat(run.state().halts().halts()).containsKey(HaltRegister.BREAKER_KEY);
    }

    @Test
    void anApprovalOlderThanItsWindowDoesNotCount() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(20);
        run.passHours(80);
        run.fallTo(20);
        run.resume("alice");
        run.passHours(24);
        run.fallTo(20);

        run.resume("bob");

        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.ALERT);
    }

    @Test
    void anApprovalForOneLevelDoesNotCountForTheNext() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(20);
        run.passHours(80);
        run.fallTo(20);
        run.resume("alice");
        run.fallTo(25);
        run.passHours(72);
        run.fallTo(25);

        run.resume("bob");

        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.EMERGENCY);
    }

    @Test
    void drawdownIsMeasuredFromTheUnitValueOfTheRestart() {
        RiskRun run = restartedAt(25);

        assertThat(RiskRun.actionsIn(run.fallTo(25))).isEmpty();
        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.NORMAL);
        assertThat(run.state().breaker().referencePeak()).isEqualTo(dec("0.75"));
        assertThat(run.state().drawdown())
                .as("the all-time high stays what it was")
                .isEqualTo(dec("0.25"));
    }

    @Test
    void aFurtherFallAfterTheRestartClimbsAgain() {
        RiskRun run = restartedAt(25);

        run.fallTo(33);

        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.CAUTION);
    }

    @Test
    void theReferenceRisesWithTheUnitValueAfterTheRestart() {
        RiskRun run = restartedAt(25);
        run.fallTo(10);

        run.fallTo(19);

        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.CAUTION);
    }

    @Test
    void survivesARestartOfTheServiceAtEveryMoment() {
        RiskRun undisturbed = RiskRun.holdingOneBtc();
        RiskRun restarted = RiskRun.holdingOneBtc().restartingBetweenInputs();

        for (RiskRun run : List.of(undisturbed, restarted)) {
            run.fallTo(21);
            run.passHours(80);
            run.fallTo(21);
            run.resume("alice");
            run.resume("bob");
            run.fallTo(35);
        }

        assertThat(restarted.outputs).isEqualTo(undisturbed.outputs);
        assertThat(restarted.engine.snapshot()).isEqualTo(undisturbed.engine.snapshot());
        assertThat(restarted.levels()).containsExactly(1, 2, 3, 0, 1, 2);
    }

    private static RiskRun restartedAt(int percent) {
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(percent);
        run.passHours(72);
        run.fallTo(percent);
        run.resume("alice");
        run.resume("bob");
        return run;
    }
}
