package io.eternalengine.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateCountersTest {
    private static final String CREATE = "/v5/order/create";

    @Test
    void anAccountHasSoManyTimesTheUsualLimits() {
        var rates = new RateCounters(3);

        assertThat(rates.use("ONE", CREATE, false, 0).limit()).isEqualTo(60);
        assertThat(rates.use("ONE", CREATE, true, 0).limit()).isEqualTo(30);
    }

    @Test
    void whatIsBeyondTheLimitOfASecondIsTooMuchAndTheNextSecondBeginsAnew() {
        var rates = new RateCounters(1);
        for (int i = 0; i < 20; i++) {
            assertThat(rates.use("ONE", CREATE, false, 999).isExceeded()).isFalse();
        }

        assertThat(rates.use("ONE", CREATE, false, 999).isExceeded()).isTrue();
        assertThat(rates.use("TWO", CREATE, false, 999).isExceeded()).isFalse();
        assertThat(rates.use("ONE", CREATE, false, 1_000).isExceeded()).isFalse();
    }
}
