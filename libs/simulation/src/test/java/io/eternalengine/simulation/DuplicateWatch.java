package io.eternalengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

/** What is received twice changes nothing and orders nothing. */
final class DuplicateWatch implements Watch {
    int duplicates;

    @Override
    public void appliedTwice(Twins twins) {
        duplicates++;
        assertThat(twins.otherAnswer())
                .as("duplicate: %s received again %s", twins.who(), twins.input())
                .isEqualTo(twins.answer());
        assertThat(twins.otherState())
                .as("duplicate: %s received again %s", twins.who(), twins.input())
                .isEqualTo(twins.state());
    }
}
