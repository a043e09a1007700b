package io.eternalengine.kit.halt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RiskLeaseTest {
    private long nowNanos = Long.MAX_VALUE - 1_000_000_000L;
    private long nowWallMs = 1_704_067_200_000L;
    private final RiskLease lease = new RiskLease(() -> nowNanos, () -> nowWallMs);

    @Test
    void isNotHeldBeforeRiskIsHeard() {
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void isHeldForTwoSecondsAfterAHeartbeatThatCameAtOnce() {
        lease.renew(Duration.ZERO);

        pass(Duration.ofMillis(1_999));
        assertThat(lease.isHeld()).isTrue();
        pass(Duration.ofMillis(1));
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void endsTwoSecondsAfterTheHeartbeatWasSent() {
        lease.renew(Duration.ofMillis(1_500));

        pass(Duration.ofMillis(499));
        assertThat(lease.isHeld()).isTrue();
        pass(Duration.ofMillis(1));
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void isNotShortenedByAnOlderHeartbeatThatComesLater() {
        lease.renew(Duration.ZERO);
        lease.renew(Duration.ofMillis(1_900));

        pass(Duration.ofMillis(1_500));
        assertThat(lease.isHeld()).isTrue();
    }

    @Test
    void isProvedByNoOldHeartbeat() {
        lease.renew(Duration.ofSeconds(2));

        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void isProvedByNoHeartbeatFromTheFuture() {
        lease.renew(Duration.ofHours(-1));

        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void bearsSmallDifferencesOfTheClocks() {
        lease.renew(Duration.ofMillis(-300));

        pass(Duration.ofMillis(1_999));
        assertThat(lease.isHeld()).isTrue();
        pass(Duration.ofMillis(1));
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void isHeldAgainAfterANewHeartbeat() {
        lease.renew(Duration.ZERO);
        pass(Duration.ofSeconds(5));
        assertThat(lease.isHeld()).isFalse();

        lease.renew(Duration.ZERO);
        assertThat(lease.isHeld()).isTrue();
    }

    @Test
    void isLostWhenTheMachineWasSuspended() {
        lease.renew(Duration.ZERO);

        nowWallMs += 2_600;
        assertThat(lease.isHeld()).isFalse();

        lease.renew(Duration.ZERO);
        assertThat(lease.left()).isEqualTo(RiskLease.DURATION);
    }

    @Test
    void isLostWhenTheWallClockIsSetInEitherDirection() {
        long beyondMs = RiskLease.LARGEST_DISAGREEMENT.toMillis() + 1;
        lease.renew(Duration.ZERO);

        nowWallMs -= beyondMs;
        assertThat(lease.isHeld()).isFalse();
        nowWallMs += 2 * beyondMs;
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void saysHowMuchOfItIsLeft() {
        assertThat(lease.left()).isZero();
        lease.renew(Duration.ofMillis(300));

        pass(Duration.ofMillis(500));
        assertThat(lease.left()).isEqualTo(Duration.ofMillis(1_200));
        pass(Duration.ofSeconds(5));
        assertThat(lease.left()).isZero();
    }

    private void pass(Duration time) {
        nowNanos += time.toNanos();
        nowWallMs += time.toMillis();
    }
}
