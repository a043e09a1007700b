package io.eternalengine.kit.halt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RiskLeaseTest {
    private long nowNanos = Long.MAX_VALUE - 1_000_000_000L;
    private final RiskLease lease = new RiskLease(() -> nowNanos);

    @Test
    void isNotHeldBeforeRiskIsHeard() {
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void isHeldForTwoSecondsAfterAHeartbeatThatCameAtOnce() {
        lease.heard(Duration.ZERO);

        pass(Duration.ofMillis(1_999));
        assertThat(lease.isHeld()).isTrue();
        pass(Duration.ofMillis(1));
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void endsTwoSecondsAfterTheHeartbeatWasSent() {
        lease.heard(Duration.ofMillis(1_500));

        pass(Duration.ofMillis(499));
        assertThat(lease.isHeld()).isTrue();
        pass(Duration.ofMillis(1));
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void isNotShortenedByAnOlderHeartbeatThatComesLater() {
        lease.heard(Duration.ZERO);
        lease.heard(Duration.ofMillis(1_900));

        pass(Duration.ofMillis(1_500));
        assertThat(lease.isHeld()).isTrue();
    }

    @Test
    void isProvedByNoOldHeartbeat() {
        lease.heard(Duration.ofSeconds(2));

        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void isProvedByNoHeartbeatFromTheFuture() {
        lease.heard(Duration.ofHours(-1));

        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void bearsSmallDifferencesOfTheClocks() {
        lease.heard(Duration.ofMillis(-300));

        pass(Duration.ofMillis(1_999));
        assertThat(lease.isHeld()).isTrue();
        pass(Duration.ofMillis(1));
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void isHeldAgainAfterANewHeartbeat() {
        lease.heard(Duration.ZERO);
        pass(Duration.ofSeconds(5));
        assertThat(lease.isHeld()).isFalse();

        lease.heard(Duration.ZERO);
        assertThat(lease.isHeld()).isTrue();
    }

    private void pass(Duration time) {
        nowNanos += time.toNanos();
    }
}
