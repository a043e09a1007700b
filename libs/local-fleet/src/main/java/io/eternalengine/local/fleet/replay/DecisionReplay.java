package io.eternalengine.local.fleet.replay;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import io.eternalengine.domain.state.StateHash;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.TradingEngine;
import io.eternalengine.mapping.DecisionMapping;
import io.eternalengine.mapping.EngineInputMapping;
import io.eternalengine.mapping.RecordedParameters;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.InputPosition;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs an engine over the inputs of its own decision log, in the order that the log recorded and with the parameters that it
 * recorded, and compares what it decides now with what it decided then.
 */
public final class DecisionReplay {
    private final Function<RecordedParameters, TradingEngine> engines;
    private final Function<InputPosition, MessageLite> inputs;
    private final Map<ByteString, RecordedParameters> known = new HashMap<>();

    /**
     * A replay of one engine.
     *
     * @param engines an engine before its first input, with these parameters
     * @param inputs the message at a position
     */
    public DecisionReplay(
            Function<RecordedParameters, TradingEngine> engines, Function<InputPosition, MessageLite> inputs) {
        this.engines = engines;
        this.inputs = inputs;
    }

    /**
     * What a replay found.
     *
     * @param decisions compared
     * @param equal whether every decision came out as it was, byte for byte
     * @param firstDifference the first decision that came out otherwise, in words; empty when all were equal
     */
    public record Result(long decisions, boolean equal, String firstDifference) {
        static Result equal(long decisions) {
            return new Result(decisions, true, "");
        }

        static Result different(long decisions, String difference) {
            return new Result(decisions, false, difference);
        }
    }

    /** An engine and the parameters that it works with. */
    private record Playing(TradingEngine engine, RecordedParameters parameters) {}

    /** Replays the log from its first decision on; it must be in the order of its sequence and without a gap. */
    public Result run(Iterable<DecisionRecorded> log) {
        long sequence = 0;
        @Nullable Playing playing = null;
        for (DecisionRecorded recorded : log) {
            sequence++;
            if (recorded.getSequence() != sequence) {
                return Result.different(
                        sequence - 1, "in place of decision " + sequence + " stands " + recorded.getSequence());
            }
            try {
                playing = with(recorded, playing);
            } catch (IllegalArgumentException e) {
                return Result.different(
                        sequence - 1, "decision " + sequence + " cannot be replayed: " + e.getMessage());
            }
            DecisionRecorded replayed = replay(recorded, playing);
            if (!Arrays.equals(recorded.toByteArray(), replayed.toByteArray())) {
                return Result.different(sequence, difference(recorded, replayed));
            }
        }
        return Result.equal(sequence);
    }

    /** With other parameters than before, an engine that works with them goes on from the state of the one before it. */
    private Playing with(DecisionRecorded recorded, @Nullable Playing before) {
        if (recorded.getParametersCount() > 0) {
            var published = RecordedParameters.of(recorded.getParametersList());
            known.put(published.hash(), published);
        }
        if (before != null && before.parameters().hash().equals(recorded.getParametersHash())) {
            return before;
        }
        RecordedParameters parameters = known.get(recorded.getParametersHash());
        if (parameters == null) {
            throw new IllegalArgumentException("the log does not hold the parameters that it was made with");
        }
        TradingEngine engine = engines.apply(parameters);
        if (before != null) {
            engine.restore(before.engine().snapshot());
        }
        return new Playing(engine, parameters);
    }

    private DecisionRecorded replay(DecisionRecorded recorded, Playing playing) {
        EngineInput input = input(recorded);
        Decision decision = playing.engine().on(input);
        return DecisionMapping.toWire(
                playing.engine().id(),
                recorded.getAccount(),
                recorded.getSequence(),
                recorded.hasInput() ? recorded.getInput() : null,
                recorded.getInputType(),
                input.eventTimeMs(),
                decision,
                StateHash.of(playing.engine().snapshot()),
                playing.parameters(),
                recorded.getParametersCount() > 0);
    }

    private EngineInput input(DecisionRecorded recorded) {
        return EngineInputMapping.isSignal(recorded.getInputType())
                ? EngineInputMapping.signal(recorded.getInputType())
                : EngineInputMapping.of(inputs.apply(recorded.getInput()));
    }

    private static String difference(DecisionRecorded recorded, DecisionRecorded replayed) {
        return "decision " + recorded.getSequence() + " was " + recorded.getRule() + " (" + recorded.getExplanation()
                + "), is now " + replayed.getRule() + " (" + replayed.getExplanation() + ")";
    }
}
