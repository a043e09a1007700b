package io.eternalengine.kit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.engine.corehodl.CoreHodlParameters;
import io.eternalengine.engine.trend.TrendEngine;
import io.eternalengine.engine.trend.TrendParameters;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.mapping.RecordedParameters;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.topics.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The parameters of an engine in its decision log. */
class EngineParametersTest extends EngineMachineScene {
    @Test
    void parametersStandInTheLogWithTheirFirstDecisionAndTheirHashInEach() {
        tradeForDays(1);

        RecordedParameters parameters = RecordedParameters.of(CoreHodlParameters.defaults());
        assertThat(decisions().getFirst().getParametersList()).isEqualTo(parameters.values());
        assertThat(decisions().subList(1, decisions().size()))
                .allMatch(decision -> decision.getParametersCount() == 0)
                .isNotEmpty();
        assertThat(decisions()).extracting(DecisionRecorded::getParametersHash).containsOnly(parameters.hash());
    }

    /** The log is kept for weeks, and its first record is gone some day. */
    @Test
    void parametersAreRecordedAgainWithEveryThousandthDecision() {
        for (int i = 0; i < 2_000; i++) {
            apply(Topic.CANDLES, candle(BTC, START_MS + i * HOUR_MS, 40_000));
        }

        assertThat(decisions())
                .filteredOn(decision -> decision.getParametersCount() > 0)
                .extracting(DecisionRecorded::getSequence)
                .containsExactly(1L, 1_000L, 2_000L);
    }

    @Test
    void changedParametersAreRecordedAgainAndUnchangedOnesAreNot() {
        CoreHodlParameters changed = withProgramDays(7);
        apply(Topic.CANDLES, candle(BTC, START_MS, 40_000));
        byte[] state = machine.encode();

        machine = machine();
        machine.restore(state);
        apply(Topic.CANDLES, candle(BTC, START_MS + HOUR_MS, 40_000));
        machine = machine(changed);
        machine.restore(state);
        apply(Topic.CANDLES, candle(BTC, START_MS + 2 * HOUR_MS, 40_000));

        assertThat(decisions())
                .extracting(decision -> decision.getParametersCount() > 0)
                .containsExactly(true, false, true);
        RecordedParameters recorded =
                RecordedParameters.of(decisions().getLast().getParametersList());
        assertThat(recorded.hash()).isEqualTo(decisions().getLast().getParametersHash());
        assertThat(recorded.as(CoreHodlParameters.class)).isEqualTo(changed);
    }

    /** Both are TREND, and each numbers its decisions from 1. */
    @Test
    void decisionsOfOneEngineInTwoAccountsAreToldApart() {
        for (TrendParameters parameters : List.of(TrendParameters.trend1(), TrendParameters.trend2())) {
            var inAccount = new EngineMachine(
                    new TrendEngine(parameters),
                    RecordedParameters.of(parameters),
                    parameters.account(),
                    () -> riskLeaseHeld,
                    OptionalInt.empty());
            outputs.addAll(apply(inAccount, record(Topic.CANDLES, candle(BTC, START_MS, 40_000))));
        }

        assertThat(outputs).extracting(OutboundRecord::key).containsExactly("TREND-1", "TREND-2");
        assertThat(decisions()).extracting(DecisionRecorded::getEngine).containsOnly("TREND");
        assertThat(decisions()).extracting(DecisionRecorded::getSequence).containsOnly(1L);
        assertThat(decisions()).extracting(DecisionRecorded::getAccount).containsExactly("TREND-1", "TREND-2");
    }

    /** A release of before wrote no hash of parameters, and reads none. */
    @Test
    void aSnapshotWithoutAHashOfParametersIsGoneOnFrom() {
        apply(Topic.CANDLES, candle(BTC, START_MS, 40_000));
        int hashField = Long.BYTES
                + RecordedParameters.of(CoreHodlParameters.defaults()).hash().size();
        byte[] state = machine.encode();

        machine.restore(Arrays.copyOf(state, state.length - hashField));
        apply(Topic.CANDLES, candle(BTC, START_MS + HOUR_MS, 40_000));

        assertThat(decisions()).extracting(DecisionRecorded::getSequence).containsExactly(1L, 2L);
        assertThat(decisions()).allMatch(decision -> decision.getParametersCount() > 0);
    }

    private static CoreHodlParameters withProgramDays(int days) {
        CoreHodlParameters defaults = CoreHodlParameters.defaults();
        return new CoreHodlParameters(
                defaults.account(),
                defaults.quoteAsset(),
                defaults.targets(),
                days,
                defaults.cashReserveFraction(),
                defaults.doneFraction(),
                defaults.driftLimit(),
                defaults.noSaleBelowHighFraction(),
                defaults.maxShareOfTotal(),
                defaults.maxOrderFraction(),
                defaults.takerFeeFraction());
    }
}
