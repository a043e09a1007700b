package io.eternalengine.kit.transaction;

import io.eternalengine.kit.message.InboundRecord;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.message.Position;
import io.eternalengine.kit.message.UnreadableRecord;
import io.eternalengine.schemas.v1.StateSnapshot;
import io.eternalengine.topics.Topic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deterministic machine that a {@link TransactionalShell} drives from one thread.
 *
 * @param <I> its inputs
 */
public interface StateMachine<I> {
    /** Whether a record is meant for this machine; one that is not is passed over. */
    default boolean concerns(InboundRecord record) {
        return true;
    }

    /**
     * What a record means; changes nothing.
     *
     * @throws UnreadableRecord or {@link IllegalArgumentException} when it breaks a rule: it becomes a dead letter
     */
    I interpret(InboundRecord record) throws UnreadableRecord;

    /**
     * Applies one input. What it returns leaves only with the commit that also stores the new state.
     *
     * @param position where the input came from; null for a {@link #signals signal}
     */
    List<OutboundRecord> apply(I input, @Nullable Position position);

    /**
     * Inputs that take the place of a record that was put among the dead letters. A machine that must not go on as if a
     * record had not been, such as an execution of its own, makes it known here what is uncertain from now on.
     *
     * @param topic of the record
     * @param key of the record; any text
     */
    default List<I> inPlaceOf(Topic topic, String key) {
        return List.of();
    }

    /** A record was read and is not applied: a dead letter, one that was set aside, or one that does not concern this machine. */
    default void passedOver(Position position) {}

    /**
     * Inputs that come from elsewhere than a topic, such as the loss of the lease on risk. A machine whose shell reads no
     * topic waits here for its next inputs, at most a moment.
     */
    default List<I> signals() {
        return List.of();
    }

    /** How many records are there and not read yet, after each turn: with 0 of them the machine knows all that there is to know. */
    default void lag(long records) {}

    /** What a signal carries on to the messages that it causes. */
    default MessageContext contextOf(I signal) {
        return MessageContext.NONE;
    }

    /** The canonical bytes of the present state. */
    byte[] encode();

    /** Takes up a stored state, or the initial one when there is none. */
    void restore(byte @Nullable [] state);

    /**
     * What a commit holds beside the answers and the state: a machine may log there how it came to that state.
     *
     * @param state that the commit stores
     */
    default List<OutboundRecord> committing(StateSnapshot state) {
        return List.of();
    }

    /** Called after each commit, outside the transaction. */
    default void committed() {}
}
