package io.eternalengine.domain.model;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.HOUR_MS;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Nonsense is refused with the name, the value and the rule. */
class RefusalsTest {
    @Test
    void refusesACandleWhoseHighIsBelowItsClose() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Candle(BTC, 0, HOUR_MS, dec("10"), dec("11"), dec("9"), dec("12"), dec("1")))
                .withMessage("high is 11: must not be below open or close");
    }

    @Test
    void refusesACandleWhoseLowIsAboveItsOpen() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Candle(BTC, 0, HOUR_MS, dec("10"), dec("12"), dec("11"), dec("12"), dec("1")))
                .withMessage("low is 11: must not be above open or close");
    }

    @Test
    void refusesACandleOfNoPriceOrNegativeVolume() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Candle(BTC, 0, HOUR_MS, dec("0"), dec("0"), dec("0"), dec("0"), dec("1")))
                .withMessage("low is 0: must be above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Candle(BTC, 0, HOUR_MS, dec("1"), dec("1"), dec("1"), dec("1"), dec("-1")))
                .withMessage("volume is -1: must not be below 0");
    }

    @Test
    void refusesAPortfolioWithoutCapital() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CapitalAllocation("a", EngineId.CORE_HODL, "CORE-HODL", dec("0"), dec("0"), 0))
                .withMessageStartingWith("totalCapital is 0");
    }

    @Test
    void refusesAnEngineThatDoesNotExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EngineId.of("CORE_HODL"))
                .withMessage("engine is \"CORE_HODL\": must be CORE-HODL, TREND, FUNDING or TACTICAL");
    }

    @Test
    void refusesOrdersForNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderAmount.OfBase(Decimal.ZERO))
                .withMessage("quantity is 0: must be above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderAmount.OfQuote(dec("-1")))
                .withMessage("quote amount is -1: must be above 0");
    }

    @Test
    void refusesAMoveOfAStopThatNamesNoStopOrIsNoReductionOfAPerpetual() {
        for (OrderAmount amount : List.of(new OrderAmount.OfBase(Decimal.ONE), new OrderAmount.OfQuote(Decimal.ONE))) {
            for (InstrumentId instrument : List.of(InstrumentId.linear("BTCUSDT"), InstrumentId.spot("BTCUSDT"))) {
                for (boolean reduceOnly : List.of(true, false)) {
                    for (String stop : List.of("", "90")) {
                        boolean isMove = amount instanceof OrderAmount.OfBase
                                && instrument.category() == MarketCategory.LINEAR
                                && reduceOnly
                                && !stop.isEmpty();
                        if (isMove) {
                            assertThat(stopMove(instrument, amount, true, stop).movedStop())
                                    .isEqualTo(dec("90"));
                        } else {
                            assertThatIllegalArgumentException()
                                    .isThrownBy(() -> stopMove(instrument, amount, reduceOnly, stop))
                                    .withMessage(
                                            "intent is a-move: must be reduceOnly, of a perpetual, in the base asset"
                                                    + " and with a stopPrice to move a stop");
                        }
                    }
                }
            }
        }
    }

    private static OrderIntent stopMove(InstrumentId instrument, OrderAmount amount, boolean reduceOnly, String stop) {
        return new OrderIntent(
                "a-move",
                EngineId.TREND,
                "TREND-1",
                instrument,
                Side.SELL,
                ExecutionStyle.MOVE_STOP,
                amount,
                reduceOnly,
                0,
                0,
                dec("100"),
                "",
                stop.isEmpty() ? null : dec(stop));
    }

    @Test
    void namesAnOrderAfterItsIntentAlone() {
        String id = ClientOrderId.of("CORE-HODL.dca.BTCUSDT.part-01.try-1");

        assertThat(id)
                .isEqualTo(ClientOrderId.of("CORE-HODL.dca.BTCUSDT.part-01.try-1"))
                .isNotEqualTo(ClientOrderId.of("CORE-HODL.dca.BTCUSDT.part-01.try-2"))
                .matches("EE-[0-9a-f]{32}");
    }
}
