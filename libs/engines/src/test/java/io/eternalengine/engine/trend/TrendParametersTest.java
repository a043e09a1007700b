package io.eternalengine.engine.trend;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.model.Decimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendParametersTest {
    @Test
    void areThoseOfTheProductByDefault() {
        TrendParameters parameters = TrendParameters.trend1();

        assertThat(parameters.assets()).extracting(TrendAsset::share).containsExactly(dec("0.60"), dec("0.40"));
        assertThat(parameters.entries())
                .isEqualTo(new EntryParameters(50, 200, 14, 25, 20, Duration.ofDays(14), false));
        SizingParameters sizing = parameters.sizing();
        assertThat(sizing.riskPerTradeFraction()).isEqualTo(dec("0.01"));
        assertThat(sizing.atrPeriod()).isEqualTo(14);
        assertThat(sizing.stopAtrMultiple()).isEqualTo(dec("2"));
        assertThat(sizing.kellyMultiple()).isEqualTo(dec("0.125"));
        assertThat(sizing.kellyMinTrades()).isEqualTo(30);
        assertThat(sizing.kellyFloorFraction()).isEqualTo(dec("0.0025"));
        assertThat(sizing.maxAssetFraction()).isEqualTo(dec("0.50"));
        assertThat(sizing.maxLeverage()).isEqualTo(dec("2"));
        assertThat(sizing.maxOrderOfTotalFraction()).isEqualTo(dec("0.04"));
        assertThat(sizing.maxPositionOfTotalFraction()).isEqualTo(dec("0.20"));
        assertThat(sizing.correlationDays()).isEqualTo(30);
        assertThat(sizing.highCorrelation()).isEqualTo(dec("0.90"));
        assertThat(sizing.correlatedScale()).isEqualTo(dec("0.50"));
        assertThat(parameters.exits())
                .isEqualTo(new ExitParameters(dec("3"), Decimal.ONE, Duration.ofDays(30), dec("0.001")));
        assertThat(parameters.exits().warningReductionFraction()).isEqualTo(dec("0.50"));
        assertThat(parameters.candle()).isEqualTo(Duration.ofHours(1));
        assertThat(parameters.bar()).isEqualTo(Duration.ofDays(1));
        assertThat(TrendParameters.trend2().account()).isEqualTo("TREND-2");
        assertThat(TrendParameters.trend2().bar()).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void refuseNumbersOutOfRange() {
        TrendParameters good = TrendRun.quick();

        assertThatThrownBy(() -> new TrendAsset(Markets.BTC, dec("0.5")))
                .hasMessage("instrument is BTCUSDT: must be a perpetual");
        assertThatThrownBy(() -> with(
                        good,
                        List.of(new TrendAsset(TrendRun.BTC, dec("0.7")), new TrendAsset(TrendRun.ETH, dec("0.4")))))
                .hasMessage("sum of shares is 1.1: must not be above 1");
        assertThatThrownBy(() -> with(
                        good,
                        List.of(new TrendAsset(TrendRun.BTC, dec("0.5")), new TrendAsset(TrendRun.BTC, dec("0.4")))))
                .hasMessageEndingWith("must be different instruments");
        assertThatThrownBy(() -> with(good, List.of())).hasMessage("assets is []: must be at least one");
        assertThatThrownBy(() -> new EntryParameters(200, 50, 14, 25, 20, Duration.ofDays(14), false))
                .hasMessage("slowSmaPeriod is 50: must be above fastSmaPeriod 200");
        assertThatThrownBy(() -> new EntryParameters(50, 200, 14, 101, 20, Duration.ofDays(14), false))
                .hasMessage("entryAdxMin is 101: must be from 0 to 100");
        assertThatThrownBy(() -> TrendRun.sizing("0.01", "0.5", "3.1", "0.04", "0.2"))
                .hasMessage("maxLeverage is 3.1: must not be above 3");
        assertThatThrownBy(() -> TrendRun.sizing("0.01", "0.5", "2", "0.04", "0.26"))
                .hasMessage("maxPositionOfTotalFraction is 0.26: must not be above 0.25");
    }

    @Test
    void refuseABarThatIsNoMultipleOfTheCandle() {
        TrendParameters good = TrendRun.quick();

        assertThatThrownBy(() -> new TrendParameters(
                        good.account(),
                        good.quoteAsset(),
                        good.assets(),
                        Duration.ofHours(3),
                        good.bar(),
                        good.entries(),
                        good.sizing(),
                        good.exits()))
                .hasMessage("bar is PT4H: must be a multiple of the candle PT3H");
    }

    private static TrendParameters with(TrendParameters good, List<TrendAsset> assets) {
        return new TrendParameters(
                good.account(),
                good.quoteAsset(),
                assets,
                good.candle(),
                good.bar(),
                good.entries(),
                good.sizing(),
                good.exits());
    }
}
