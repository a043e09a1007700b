package io.eternalengine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.eternalengine.schemas.v1.CandleClosed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A candle is of a time that the exchange has come to, by the exchange's own time in the same message. */
class CandleTimeTest {
    private static final long HOUR_MS = 3_600_000L;
    private static final long NOW_MS = 1_704_844_800_000L;
    private static final CandleClosed CANDLE = MarketMapping.toWire(new Generator(1).candle()).toBuilder()
            .setIntervalMs(HOUR_MS)
            .setOpenTimeMs(NOW_MS - HOUR_MS)
            .setVenueTimeMs(NOW_MS)
            .build();

    /** Years 2074, 2200 and 9999, and a time whose end no longer fits into a number. */
    @ParameterizedTest
    @ValueSource(
            longs = {3_282_768_000_000L, 7_258_118_400_000L, 253_402_297_200_000L, Long.MAX_VALUE / HOUR_MS * HOUR_MS})
    void refusesACandleOfATimeThatHasNotComeAtTheExchange(long openTimeMs) {
        refused(CANDLE.toBuilder().setOpenTimeMs(openTimeMs), "must have ended by the exchange's time " + NOW_MS);
    }

    @Test
    void refusesACandleThatHasNotEndedAtTheExchange() {
        refused(CANDLE.toBuilder().setOpenTimeMs(NOW_MS), "must have ended by the exchange's time " + NOW_MS);
    }

    @Test
    void refusesACandleThatDoesNotSayWhenTheExchangeToldIt() {
        refused(CANDLE.toBuilder().clearVenueTimeMs(), "must have ended by the exchange's time 0");
    }

    @Test
    void refusesACandleBesideItsGrid() {
        refused(
                CANDLE.toBuilder().setOpenTimeMs(NOW_MS - HOUR_MS - 60_000),
                "open_time_ms is " + (NOW_MS - HOUR_MS - 60_000) + " with interval_ms 3600000");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -3_600_000, 7 * 60_000, 2 * 24 * 3_600_000})
    void refusesAnIntervalThatIsNoPartOfADay(long intervalMs) {
        refused(CANDLE.toBuilder().setOpenTimeMs(0).setIntervalMs(intervalMs), "with interval_ms " + intervalMs);
    }

    /** History and simulators have clocks of their own, and a candle that was missed is reported late. */
    @Test
    void takesACandleOfThePastToldToday() {
        var late = CANDLE.toBuilder().setOpenTimeMs(0).build();

        assertThat(MarketMapping.toModel(late).closeTimeMs()).isEqualTo(HOUR_MS);
    }

    private static void refused(CandleClosed.Builder candle, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarketMapping.toModel(candle.build()))
                .withMessageContaining(sentence);
    }
}
