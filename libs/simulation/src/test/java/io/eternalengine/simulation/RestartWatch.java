package io.eternalengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever goes on from a snapshot decides what it would have decided, and comes to the same state, byte for byte. */
final class RestartWatch implements Watch {
    int restarts;

    @Override
    public void resumed(Twins twins) {
        restarts++;
        assertThat(twins.otherAnswer().toString())
                .as("restart of %s before %s", twins.who(), twins.input())
                .isEqualTo(twins.answer().toString());
        assertThat(twins.otherState())
                .as("restart of %s before %s", twins.who(), twins.input())
                .isEqualTo(twins.state());
    }
}
