package io.eternalengine.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerClockTest {

    private final ServerClock clock = new ServerClock();

    @Test
    void movesTheOffsetOnlyAsFarAsASampleProves() {
        // when the exchange said 5000 between our 1000 and 1010
        clock.measured(new ClockSample(1_000, 5_000, 1_010));

        // then it is ahead by 3990 to 4000
        assertThat(clock.offsetMs()).isEqualTo(3_990);
    }

    @Test
    void keepsAGoodOffsetThroughASlowAnswer() {
        // given
        clock.measured(new ClockSample(1_000, 5_000, 1_010));

        // when the next answer takes three seconds
        clock.measured(new ClockSample(2_000, 8_900, 5_000));

        // then
        assertThat(clock.offsetMs()).isEqualTo(3_990);
    }
}
