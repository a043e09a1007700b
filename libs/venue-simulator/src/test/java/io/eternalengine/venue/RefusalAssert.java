package io.eternalengine.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Expects a command to be refused with a code. */
final class RefusalAssert {

    private RefusalAssert() {}

    static void assertRefused(ThrowingCallable command, ReturnCode code) {
        Refusal refusal = catchThrowableOfType(Refusal.class, command);
        assertThat(refusal).as("a refusal with code %s", code).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
    }
}
