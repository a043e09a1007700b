package io.eternalengine.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.LowestFeeTier;
import io.eternalengine.domain.model.PublishedTradingRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A venue and a backtest trade the same markets. */
class InstrumentsTest {
    @ParameterizedTest
    @ValueSource(strings = {"BTCUSDT", "ETHUSDT", "SOLUSDT"})
    void aMarketHasTheRulesAndFeesThatABacktestAssumes(String symbol) {
        Instrument spot = Instruments.of(new Listing(Category.SPOT, symbol));
        Instrument linear = Instruments.of(new Listing(Category.LINEAR, symbol));

        assertThat(spot.tickSize())
                .isEqualByComparingTo(PublishedTradingRules.of(InstrumentId.spot(symbol))
                        .tickSize()
                        .toBigDecimal());
        assertThat(linear.minimumQuantity())
                .isEqualByComparingTo(PublishedTradingRules.of(InstrumentId.linear(symbol))
                        .minQuantity()
                        .toBigDecimal());
        assertThat(spot.takerFeeRate()).isEqualByComparingTo(LowestFeeTier.SPOT.toBigDecimal());
        assertThat(linear.makerFeeRate()).isEqualByComparingTo(LowestFeeTier.LINEAR_MAKER.toBigDecimal());
        assertThat(linear.takerFeeRate()).isEqualByComparingTo(LowestFeeTier.LINEAR_TAKER.toBigDecimal());
    }

    @Test
    void aLimitOrderOfAPerpetualMayBeLargerThanAMarketOrder() {
        Instrument linear = Instruments.of(new Listing(Category.LINEAR, "BTCUSDT"));

        assertThat(linear.maximumQuantity()).hasToString("1190");
        assertThat(linear.maximumMarketQuantity()).hasToString("500");
    }

    @Test
    void aSymbolThatIsQuotedInSomethingElseIsRefused() {
        assertThatThrownBy(() -> Instruments.of(new Listing(Category.SPOT, "BTCEUR")))
                .hasMessage("symbol is BTCEUR: must end with USDT");
    }
}
