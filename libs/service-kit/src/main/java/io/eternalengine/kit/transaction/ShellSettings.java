package io.eternalengine.kit.transaction;

import io.eternalengine.topics.Topic;
import java.util.List;
import java.util.Optional;

/**
 * How a transactional shell is set up.
 *
 * @param owner names the machine: key of its snapshots and its transactional id, by which a second instance fences the first
 * @param inputs the topics that it reads, preferred first
 * @param stateTopic where its snapshots are kept
 * @param barrier an input that is read to its end before any other is touched
 */
public record ShellSettings(String owner, List<Topic> inputs, Topic stateTopic, Optional<Topic> barrier) {
    public ShellSettings {
        inputs = List.copyOf(inputs);
        if (barrier.isPresent() && !inputs.contains(barrier.get())) {
            throw new IllegalArgumentException("barrier is " + barrier.get() + ": must be one of the inputs " + inputs);
        }
    }
}
