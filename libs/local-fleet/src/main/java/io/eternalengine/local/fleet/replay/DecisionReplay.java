package io.eternalengine.local.fleet.replay;

import com.google.protobuf.MessageLite;
import io.eternalengine.core.engine.Decision;
import io.eternalengine.core.engine.EngineInput;
import io.eternalengine.core.engine.TradingEngine;
import io.eternalengine.core.state.StateHash;
import io.eternalengine.mapping.DecisionMapping;
import io.eternalengine.mapping.EngineInputMapping;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.InputPosition;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Runs an engine over the inputs of its own decision log, in the order that the log recorded, and compares what it decides
 * now with what it decided then.
 */
public final class DecisionReplay {
    private final TradingEngine engine;
    private final Function<InputPosition, MessageLite> inputs;

    /**
     * A replay of one engine.
     *
     * @param engine before its first input
     * @param inputs the message at a position
     */
    public DecisionReplay(TradingEngine engine, Function<InputPosition, MessageLite> inputs) {
        this.engine = engine;
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

    /** Replays the log from its first decision on; it must be in the order of its sequence and without a gap. */
    public Result run(List<DecisionRecorded> log) {
        long sequence = 0;
        for (DecisionRecorded recorded : log) {
            sequence++;
            if (recorded.getSequence() != sequence) {
                return Result.different(
                        sequence - 1, "in place of decision " + sequence + " stands " + recorded.getSequence());
            }
            EngineInput input = input(recorded);
            Decision decision = engine.on(input);
            DecisionRecorded replayed = DecisionMapping.toWire(
                    engine.id(),
                    sequence,
                    recorded.hasInput() ? recorded.getInput() : null,
                    recorded.getInputType(),
                    input.eventTimeMs(),
                    decision,
                    StateHash.of(engine.snapshot()));
            if (!Arrays.equals(recorded.toByteArray(), replayed.toByteArray())) {
                return Result.different(sequence, difference(recorded, replayed));
            }
        }
        return Result.equal(sequence);
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
