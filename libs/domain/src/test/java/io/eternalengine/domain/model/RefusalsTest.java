package io.eternalengine.domain.model;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.HOUR_MS;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
    void namesAnOrderAfterItsIntentAlone() {
        String id = ClientOrderId.of("CORE-HODL.dca.BTCUSDT.part-01.try-1");

        assertThat(id)
                .isEqualTo(ClientOrderId.of("CORE-HODL.dca.BTCUSDT.part-01.try-1"))
                .isNotEqualTo(ClientOrderId.of("CORE-HODL.dca.BTCUSDT.part-01.try-2"))
                .matches("EE-[0-9a-f]{32}");
    }
}
