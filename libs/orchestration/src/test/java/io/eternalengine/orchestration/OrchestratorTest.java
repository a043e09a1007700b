package io.eternalengine.orchestration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.GoldenSnapshot;
import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.parameters.ParameterValues;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of orchestration by their names. */
class OrchestratorTest {
    private final Orchestrator orchestrator = new Orchestrator(OrchestrationParameters.defaults());
    private final List<Transfer> ordered = new ArrayList<>();
    private final List<CapitalAllocation> assigned = new ArrayList<>();

    @Test
    void theFirstDepositGivesEveryAccountItsTarget() {
        deposit("first", "100000", figures());
        settleAll();

        assertThat(amounts()).containsExactly("60000", "15000", "15000", "5000", "5000");
        assertThat(assigned)
                .extracting(one -> one.engineCapital().toString())
                .containsExactlyInAnyOrder("60000", "15000", "5000", "15000", "5000");
        assertThat(assigned).allMatch(one -> one.totalCapital().equals(Decimal.of(100_000)));
    }

    @Test
    void aContributionGoesToTheMostUnderweightFirst() {
        deposit(
                "more",
                "10000",
                figures("CORE-HODL", "52000", "TREND-1", "15000", "FUNDING", "16000", "TACTICAL", "4000"));

        // The total will be 97 000, of which 58 200 are for CORE-HODL, 4 850 for TREND-2 and for TACTICAL.
        assertThat(ordered).extracting(Transfer::toAccount).containsExactly("CORE-HODL", "TREND-2");
        assertThat(amounts()).containsExactly("6200", "3800");
    }

    @Test
    void aDepositHeardTwiceIsGivenOnce() {
        deposit("first", "100000", figures());
        deposit("first", "100000", figures());

        assertThat(ordered).hasSize(5);
    }

    @Test
    void aTransferSettledTwiceAssignsOnce() {
        deposit("first", "100000", figures());
        String id = ordered.getFirst().transferId();
        apply(new OrchestratorInput.TransferSettled(id, 1));
        apply(new OrchestratorInput.TransferSettled(id, 1));

        assertThat(assigned).hasSize(1);
    }

    @Test
    void withinTheLimitNothingIsRebalanced() {
        funded();
        review("60000", "28000", "20000", "5000", "15000", "5000");

        // TREND is worth 33 000 of 113 000: less than 0.30.
        assertThat(ordered).isEmpty();
    }

    @Test
    void anExcessOfTrendGoesFiftyThirtyTwenty() {
        funded();
        review("60000", "45000", "14000", "5000", "15000", "5000");

        // 130 000 in all: TREND is worth 50 000, 24 000 above its 26 000, of which 14 000 are free in TREND-1.
        assertThat(ordered).extracting(Transfer::fromAccount).containsOnly("TREND-1");
        assertThat(ordered).extracting(Transfer::toAccount).containsExactly("CORE-HODL", "FUNDING", "TACTICAL");
        assertThat(amounts()).containsExactly("7000", "4200", "2800");
        assertThat(assigned.getFirst().engineCapital())
                .as("the source may not spend it any more")
                .isEqualTo(Decimal.of(1_000));
    }

    @Test
    void anExcessOfCoreHodlIsRecalledAtOnceAndLeavesAsItsCashAllows() {
        funded();
        reviewCore("160000", "30000");

        // 200 000 in all: CORE-HODL is worth 40 000 more than its 120 000, of which 30 000 are free.
        assertThat(assigned.getFirst().engineCapital())
                .as("more was recalled than the engine has in cash: it has to sell")
                .isEqualTo(Decimal.of(20_000));
        assertThat(ordered).extracting(Transfer::toAccount).containsExactly("FUNDING", "TACTICAL");
        assertThat(amounts()).containsExactly("18000", "12000");
        settleAll();
        ordered.clear();

        reviewCore("130000", "25000");

        assertThat(amounts()).as("the rest, and no more").containsExactly("6000", "4000");
        assertThat(orchestrator.state().hasRecalled()).isFalse();
    }

    @Test
    void profitsLeaveAnEngineBeyondWhatWasPaidIn() {
        funded();
        reviewCore("360000", "240000");

        assertThat(orchestrator.state().capital("CORE-HODL")).isEqualTo(Decimal.of(-60_000));
    }

    @Test
    void aRecalledRestTooSmallToBeSharedOutStays() {
        funded();
        reviewCore("160000", "39980");
        settleAll();

        assertThat(orchestrator.state().hasRecalled()).isFalse();
        assertThat(orchestrator.state().capital("CORE-HODL")).isEqualTo(Decimal.of(20_020));
    }

    @Test
    void nothingLeavesWhileTheBreakerStandsHighThoughItWasRecalled() {
        funded();
        reviewCore("160000", "0");
        apply(new OrchestratorInput.Reviewed(coreWorth("160000", "40000"), false, 3));

        assertThat(ordered).isEmpty();
        assertThat(orchestrator.recalled("CORE-HODL")).isEqualTo(Decimal.of(40_000));
    }

    @Test
    void anExcessOfTacticalGoesToTheOthersInProportion() {
        funded();
        review("60000", "15000", "0", "5000", "15000", "30000", "4000");

        assertThat(ordered).extracting(Transfer::toAccount).containsExactly("CORE-HODL", "FUNDING");
        assertThat(amounts()).containsExactly("2500", "1500");
    }

    @Test
    void anEngineFarBelowItsTargetIsFilledUpBeforeAnExcessIsSharedOut() {
        funded();
        apply(new OrchestratorInput.Reviewed(worth("160000", "100000", "6000", "4000", "25000", "5000"), true, 2));

        // 200 000 in all: TREND is worth 10 000 of its 40 000, CORE-HODL 40 000 more than its 120 000.
        assertThat(ordered).extracting(Transfer::fromAccount).containsOnly("CORE-HODL");
        assertThat(ordered)
                .extracting(Transfer::toAccount)
                .containsExactly("TREND-1", "TREND-2", "FUNDING", "TACTICAL");
        assertThat(amounts()).containsExactly("24000", "6000", "6000", "4000");
    }

    @Test
    void anEngineFarBelowItsTargetIsFilledUpThoughNobodyIsFarAbove() {
        funded();
        apply(new OrchestratorInput.Reviewed(worth("138000", "9000", "12000", "4000", "31000", "15000"), true, 2));

        // TREND needs 24 000: CORE-HODL is 18 000 above its target, TACTICAL 5 000 above and gives the rest.
        assertThat(orchestrator.recalled("CORE-HODL")).as("sold for").isEqualTo(Decimal.of(9_000));
        assertThat(amounts()).containsExactly("9000", "5000");
        assertThat(ordered).extracting(Transfer::fromAccount).containsExactly("CORE-HODL", "TACTICAL");
        assertThat(ordered).extracting(Transfer::toAccount).containsOnly("TREND-1");
    }

    @Test
    void anAccountAboveItsTargetDoesNotLessenWhatTheOtherOneOfItsEngineNeeds() {
        funded();
        apply(new OrchestratorInput.Reviewed(worth("138000", "18000", "1000", "12000", "29000", "20000"), true, 2));

        // TREND-1 needs 29 000 though TREND-2 has 2 000 too much; CORE-HODL has 18 000, TACTICAL 10 000 to give.
        assertThat(ordered).extracting(Transfer::toAccount).containsOnly("TREND-1");
        assertThat(amounts()).containsExactly("18000", "10000");
    }

    @Test
    void anExcessThatNobodyMayTakeStays() {
        var alone = new Orchestrator(OrchestrationParameters.of(
                List.of(new EngineAccount("CORE-HODL", EngineId.CORE_HODL, Decimal.of("0.60")))));

        List<OrchestratorOutput> outputs =
                alone.on(new OrchestratorInput.Reviewed(figures("CORE-HODL", "90000"), true, 2));

        assertThat(outputs).isEmpty();
        assertThat(alone.state().hasRecalled()).isFalse();
    }

    @Test
    void aContributionUnderWayDoesNotHoldUpRebalancing() {
        funded();
        deposit("more", "10000", outgrown());
        ordered.clear();

        apply(new OrchestratorInput.Reviewed(outgrown(), true, 3));

        assertThat(ordered).extracting(Transfer::purpose).containsOnly(TransferPurpose.REBALANCING);
        assertThat(ordered).hasSize(3);
    }

    @Test
    void whatIsMissingWithinTheLimitIsLeftToDeposits() {
        funded();
        apply(new OrchestratorInput.Reviewed(worth("138000", "100000", "15000", "5000", "30000", "12000"), true, 2));

        // TREND is worth 20 000 of 200 000: not more than 0.10 below.
        assertThat(ordered).isEmpty();
        assertThat(orchestrator.state().hasRecalled()).isFalse();
    }

    @Test
    void whatWasPromisedComesFirstAtTheNextReviewsToo() {
        funded();
        apply(new OrchestratorInput.Reviewed(worth("160000", "10000", "6000", "4000", "25000", "5000"), true, 2));
        settleAll();
        apply(new OrchestratorInput.Reviewed(worth("150000", "30000", "16000", "4000", "25000", "5000"), true, 3));
        settleAll();

        assertThat(ordered)
                .extracting(Transfer::toAccount)
                .containsExactly("TREND-1", "TREND-1", "TREND-2", "FUNDING", "TACTICAL");
        assertThat(amounts()).containsExactly("10000", "14000", "6000", "6000", "4000");
        assertThat(orchestrator.state().promised()).isEmpty();
        assertThat(orchestrator.state().hasRecalled()).isFalse();
    }

    @Test
    void nobodyIsFilledBeyondItsTargetThoughItWasPromised() {
        funded();
        apply(new OrchestratorInput.Reviewed(worth("160000", "0", "6000", "4000", "25000", "5000"), true, 2));
        apply(new OrchestratorInput.Reviewed(worth("160000", "40000", "36000", "6000", "30000", "8000"), true, 3));

        // TREND-1 has reached its 36 000 meanwhile, TREND-2 needs 6 000 of its 12 000; the rest goes as any excess.
        assertThat(ordered).extracting(Transfer::toAccount).containsExactly("TREND-2", "FUNDING", "TACTICAL");
        assertThat(amounts()).containsExactly("6000", "20400", "13600");
    }

    @Test
    void nothingIsPromisedThatNobodyCanGive() {
        funded();
        apply(new OrchestratorInput.Reviewed(worth("110000", "0", "5000", "5000", "60000", "20000"), true, 2));

        assertThat(orchestrator.state().hasRecalled()).isFalse();
        assertThat(orchestrator.state().promised()).isEmpty();
    }

    @Test
    void oneRebalancingRunsAtATimeAndNoneWhileTheBreakerStandsHigh() {
        funded();
        apply(new OrchestratorInput.Reviewed(outgrown(), false, 2));
        assertThat(ordered).isEmpty();

        apply(new OrchestratorInput.Reviewed(outgrown(), true, 3));
        int orders = ordered.size();
        apply(new OrchestratorInput.Reviewed(outgrown(), true, 4));

        assertThat(orders).isEqualTo(3);
        assertThat(ordered).hasSize(orders);
    }

    @Test
    void aRefusedRebalancingGivesTheCapitalBack() {
        funded();
        apply(new OrchestratorInput.Reviewed(outgrown(), true, 3));
        ordered.forEach(transfer -> apply(new OrchestratorInput.TransferFailed(transfer.transferId(), 4)));

        assertThat(orchestrator.state().capital("TREND-1")).isEqualTo(Decimal.of(15_000));
        assertThat(orchestrator.state().underWay()).isEmpty();
    }

    @Test
    void fundingProfitMovesToTacticalByWhatTheTotalGrew() {
        funded();
        apply(new OrchestratorInput.ProfitSetAside(Decimal.of("25.5"), 1));
        apply(new OrchestratorInput.ProfitSetAside(Decimal.of("25.5"), 1));
        apply(new OrchestratorInput.ProfitSetAside(Decimal.of("30"), 2));
        apply(new OrchestratorInput.ProfitSetAside(Decimal.of("40"), 3));
        settleAll();

        assertThat(amounts()).containsExactly("25.5", "14.5");
        assertThat(ordered).allMatch(transfer -> transfer.fromAccount().equals("FUNDING"));
        assertThat(orchestrator.state().capital("TACTICAL")).isEqualTo(Decimal.of("5040"));
        assertThat(orchestrator.state().capital("FUNDING")).isEqualTo(Decimal.of(15_000));
        assertThat(orchestrator.state().totalCapital()).isEqualTo(Decimal.of("100040"));
    }

    @Test
    void tacticalProceedsMoveToCoreHodlAndAreOwedAgainWhenRefused() {
        funded();
        apply(new OrchestratorInput.ProceedsSetAside(Decimal.of(500), 1));
        apply(new OrchestratorInput.TransferFailed(ordered.getFirst().transferId(), 2));
        apply(new OrchestratorInput.ProceedsSetAside(Decimal.of(500), 3));
        settleAll();

        assertThat(amounts()).containsExactly("500", "500");
        assertThat(orchestrator.state().capital("CORE-HODL")).isEqualTo(Decimal.of(60_500));
    }

    @ParameterizedTest(name = "format {0}")
    @ValueSource(ints = {1, 2})
    void aSnapshotOfAReleaseIsReadAndWrittenAgainToTheByte(int format) {
        livedIn();
        byte[] now = orchestrator.snapshot();
        if (GoldenSnapshot.isToBeWritten("orchestrator", format)) {
            GoldenSnapshot.write("orchestrator", format, orchestrator.snapshot(format));
        }
        byte[] golden = GoldenSnapshot.read("orchestrator", format);

        orchestrator.restore(golden);

        byte[] written = orchestrator.snapshot(format);
        assertThat(written).isEqualTo(format == 1 ? golden : GoldenSnapshot.withParametersOf(written, golden));
        assertThat(orchestrator.snapshot()).isEqualTo(now);
        assertThat(orchestrator.state().promised()).isNotEmpty();
        assertThat(orchestrator.state().underWay()).isNotEmpty();
        assertThat(orchestrator.state().hasRecalled()).isTrue();
    }

    @Test
    void aSnapshotTellsWhetherItWasMadeWithOtherParameters() {
        byte[] made = orchestrator.snapshot();
        var same = new Orchestrator(OrchestrationParameters.defaults());
        var other = new Orchestrator(OrchestrationParameters.of(List.of()));

        same.restore(made);
        other.restore(made);
        orchestrator.restore(orchestrator.snapshot(1));

        assertThat(ParameterValues.of(OrchestrationParameters.defaults()).as(OrchestrationParameters.class))
                .isEqualTo(OrchestrationParameters.defaults());
        assertThat(same.parametersChanged()).isFalse();
        assertThat(other.parametersChanged()).isTrue();
        assertThat(orchestrator.parametersChanged()).as("format 1 does not say").isTrue();
    }

    @Test
    void aFormatThatNoReleaseReadsIsNeitherWrittenNorRead() {
        byte[] snapshot = orchestrator.snapshot();
        snapshot[Long.BYTES - 1]++;

        assertThatThrownBy(() -> orchestrator.restore(snapshot))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("format of the snapshot is 3: must be 1 or 2");
        assertThatThrownBy(() -> orchestrator.snapshot(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("writeFormat is 3: must be 1 or 2");
    }

    /** With something of everything: profits that moved, promises, what is recalled, and transfers under way. */
    private void livedIn() {
        funded();
        apply(new OrchestratorInput.ProfitSetAside(Decimal.of("25.5"), 1));
        apply(new OrchestratorInput.ProceedsSetAside(Decimal.of(500), 1));
        settleAll();
        apply(new OrchestratorInput.Reviewed(worth("160000", "10000", "6000", "4000", "25000", "5000"), true, 2));
    }

    /** The others are worth 40 000 together. */
    private void reviewCore(String core, String coreFree) {
        apply(new OrchestratorInput.Reviewed(coreWorth(core, coreFree), true, 2));
    }

    private static SortedMap<String, AccountFigures> coreWorth(String core, String coreFree) {
        SortedMap<String, AccountFigures> all =
                figures("TREND-1", "15000", "TREND-2", "5000", "FUNDING", "15000", "TACTICAL", "5000");
        all.put("CORE-HODL", new AccountFigures(Decimal.of(core), Decimal.of(coreFree)));
        return all;
    }

    /** The cash of CORE-HODL and TACTICAL is free. */
    private static SortedMap<String, AccountFigures> worth(
            String core, String coreFree, String trend1, String trend2, String funding, String tactical) {
        SortedMap<String, AccountFigures> all = figures("TREND-1", trend1, "TREND-2", trend2, "FUNDING", funding);
        all.put("CORE-HODL", new AccountFigures(Decimal.of(core), Decimal.of(coreFree)));
        all.put("TACTICAL", new AccountFigures(Decimal.of(tactical), Decimal.of(tactical)));
        return all;
    }

    private void funded() {
        deposit("first", "100000", figures());
        settleAll();
        ordered.clear();
        assigned.clear();
    }

    private static SortedMap<String, AccountFigures> outgrown() {
        SortedMap<String, AccountFigures> all = figures(
                "CORE-HODL", "60000", "TREND-1", "45000", "TREND-2", "5000", "FUNDING", "15000", "TACTICAL", "5000");
        all.put("TREND-1", new AccountFigures(Decimal.of(45_000), Decimal.of(14_000)));
        return all;
    }

    private void review(String core, String trend, String trendFree, String trend2, String funding, String tactical) {
        review(core, trend, trendFree, trend2, funding, tactical, "0");
    }

    private void review(
            String core,
            String trend,
            String trendFree,
            String trend2,
            String funding,
            String tactical,
            String tacticalFree) {
        SortedMap<String, AccountFigures> all = figures("CORE-HODL", core, "TREND-2", trend2, "FUNDING", funding);
        all.put("TREND-1", new AccountFigures(Decimal.of(trend), Decimal.of(trendFree)));
        all.put("TACTICAL", new AccountFigures(Decimal.of(tactical), Decimal.of(tacticalFree)));
        apply(new OrchestratorInput.Reviewed(all, true, 2));
    }

    private static SortedMap<String, AccountFigures> figures(String... accountsAndEquities) {
        SortedMap<String, AccountFigures> all = new TreeMap<>();
        for (int i = 0; i < accountsAndEquities.length; i += 2) {
            all.put(accountsAndEquities[i], new AccountFigures(Decimal.of(accountsAndEquities[i + 1]), Decimal.ZERO));
        }
        return all;
    }

    private void deposit(String id, String amount, SortedMap<String, AccountFigures> figures) {
        apply(new OrchestratorInput.Deposited(id, Decimal.of(amount), figures, 1));
    }

    private void settleAll() {
        List.copyOf(orchestrator.state().underWay().keySet())
                .forEach(id -> apply(new OrchestratorInput.TransferSettled(id, 2)));
    }

    private void apply(OrchestratorInput input) {
        orchestrator.restore(orchestrator.snapshot());
        for (OrchestratorOutput output : orchestrator.on(input)) {
            switch (output) {
                case OrchestratorOutput.TransferOrdered one -> ordered.add(one.transfer());
                case OrchestratorOutput.CapitalAssigned one -> assigned.add(one.allocation());
            }
        }
    }

    private List<String> amounts() {
        return ordered.stream().map(transfer -> transfer.amount().toString()).toList();
    }
}
