package io.eternalengine.service.execution.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExchangeWatchTest {
    @Test
    void ofMoreThanTenUnansweredRequestsIsNone() {
        assertThat(new ExchangeWatch(10, Duration.ofSeconds(30)).unansweredInARow())
                .isEqualTo(10);

        assertThatThrownBy(() -> new ExchangeWatch(11, Duration.ofSeconds(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unansweredInARow is 11: must not be above 10");
    }
}
