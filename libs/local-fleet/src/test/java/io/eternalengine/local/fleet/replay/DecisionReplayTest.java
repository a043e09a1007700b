package io.eternalengine.local.fleet.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageLite;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.state.StateHash;
import io.eternalengine.engine.TradingEngine;
import io.eternalengine.engine.trend.TrendEngine;
import io.eternalengine.engine.trend.TrendParameters;
import io.eternalengine.mapping.DecisionMapping;
import io.eternalengine.mapping.EngineInputMapping;
import io.eternalengine.mapping.MarketMapping;
import io.eternalengine.mapping.RecordedParameters;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.InputPosition;
import io.eternalengine.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A replay works with the parameters that the log recorded, whatever they are today. */
class DecisionReplayTest {
    private static final long HOUR_MS = 3_600_000L;

    private final List<MessageLite> inputs = new ArrayList<>();
    private final List<DecisionRecorded> log = new ArrayList<>();
    private TradingEngine engine = new TrendEngine(TrendParameters.trend1());

    @Test
    void aLogReplaysAcrossAChangeOfParameters() {
        record(TrendParameters.trend1(), true);
        record(TrendParameters.trend1(), false);
        restartWith(withCandlesOf(Duration.ofHours(2)));
        record(withCandlesOf(Duration.ofHours(2)), true);
        record(withCandlesOf(Duration.ofHours(2)), false);

        DecisionReplay.Result result = replay();

        assertThat(result).isEqualTo(new DecisionReplay.Result(4, true, ""));
        assertThat(log)
                .extracting(DecisionRecorded::getRule)
                .as("candles of an hour are followed with the first parameters only")
                .containsExactly("awaiting-capital", "awaiting-capital", "not-ours", "not-ours");
    }

    @Test
    void whatWasDecidedWithOtherParametersDiffers() {
        record(TrendParameters.trend1(), true);
        DecisionRecorded forged = log.getFirst().toBuilder()
                .clearParameters()
                .addAllParameters(RecordedParameters.of(withCandlesOf(Duration.ofHours(2)))
                        .values())
                .setParametersHash(RecordedParameters.of(withCandlesOf(Duration.ofHours(2)))
                        .hash())
                .build();
        log.set(0, forged);

        assertThat(replay().equal()).isFalse();
        assertThat(replay().firstDifference()).startsWith("decision 1 was awaiting-capital");
    }

    @Test
    void aDecisionWithoutItsParametersIsRefusedInASentence() {
        record(TrendParameters.trend1(), false);

        assertThat(replay())
                .isEqualTo(new DecisionReplay.Result(
                        0,
                        false,
                        "decision 1 cannot be replayed: the log does not hold the parameters that it was made with"));
    }

    private DecisionReplay.Result replay() {
        return new DecisionReplay(
                        parameters -> new TrendEngine(parameters.as(TrendParameters.class)),
                        position -> inputs.get((int) position.getOffset()))
                .run(log);
    }

    private void restartWith(TrendParameters parameters) {
        byte[] snapshot = engine.snapshot();
        engine = new TrendEngine(parameters);
        engine.restore(snapshot);
    }

    /** A candle of an hour, and what the engine decides on it. */
    private void record(TrendParameters parameters, boolean published) {
        long openMs = HOUR_MS * inputs.size();
        var candle = new Candle(
                InstrumentId.linear("BTCUSDT"),
                openMs,
                HOUR_MS,
                Decimal.of(40_000),
                Decimal.of(40_000),
                Decimal.of(40_000),
                Decimal.of(40_000),
                Decimal.ONE);
        inputs.add(MarketMapping.toWire(candle));
        var input = EngineInputMapping.of(inputs.getLast());
        log.add(DecisionMapping.toWire(
                engine.id(),
                parameters.account(),
                inputs.size(),
                InputPosition.newBuilder()
                        .setTopic(Topic.CANDLES.topicName())
                        .setOffset(inputs.size() - 1L)
                        .build(),
                Topic.CANDLES.messageType(),
                input.eventTimeMs(),
                engine.on(input),
                StateHash.of(engine.snapshot()),
                RecordedParameters.of(parameters),
                published));
    }

    private static TrendParameters withCandlesOf(Duration candle) {
        TrendParameters of = TrendParameters.trend1();
        return new TrendParameters(
                of.account(), of.quoteAsset(), of.assets(), candle, of.bar(), of.entries(), of.sizing(), of.exits());
    }
}
