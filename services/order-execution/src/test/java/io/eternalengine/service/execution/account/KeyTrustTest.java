package io.eternalengine.service.execution.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.service.execution.venue.KeyRights;
import org.junit.jupiter.api.Test;

/** The last clear word of the exchange counts. */
class KeyTrustTest {
    private static final KeyRights SOUND = new KeyRights.Sound();
    private static final KeyRights UNSAFE = new KeyRights.Unsafe("its API key may withdraw");
    private static final KeyRights UNKNOWN = new KeyRights.Unknown("no answer");

    private final KeyTrust key = new KeyTrust();

    @Test
    void aKeyThatWasSoundIsTradedWithWhenTheExchangeDoesNotSay() {
        assertThat(key.isTrustedAfter(SOUND)).isTrue();

        assertThat(key.isTrustedAfter(UNKNOWN)).isTrue();
    }

    @Test
    void aKeyOfWhichNothingIsKnownIsNotTradedWith() {
        assertThat(key.isTrustedAfter(UNKNOWN)).isFalse();
        assertThat(key.wasSound()).isFalse();
    }

    @Test
    void aKeyThatBecameUnsafeStaysSoUntilTheExchangeSaysOtherwise() {
        key.isTrustedAfter(SOUND);

        assertThat(key.isTrustedAfter(UNSAFE)).isFalse();
        assertThat(key.isTrustedAfter(UNKNOWN)).isFalse();
        assertThat(key.wasSound()).isTrue();
        assertThat(key.isTrustedAfter(SOUND)).isTrue();
    }
}
