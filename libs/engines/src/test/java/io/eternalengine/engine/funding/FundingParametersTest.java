package io.eternalengine.engine.funding;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The numbers that FUNDING trades with, unless somebody sets others, are those of the product. */
class FundingParametersTest {
    @Test
    void areThoseOfTheProductByDefault() {
        FundingParameters parameters = FundingParameters.defaults();

        assertThat(parameters.assets())
                .extracting(CarryAsset::coin, CarryAsset::share)
                .containsExactly(tuple("BTC", dec("0.40")), tuple("ETH", dec("0.40")), tuple("SOL", dec("0.20")));
        assertThat(parameters.minRatePer8h()).isEqualTo(dec("0.0001"));
        assertThat(parameters.rateComparison()).isEqualTo(RateComparison.AT_LEAST);
        assertThat(parameters.maxEntryBasis()).isEqualTo(dec("0.005"));
        assertThat(parameters.maxHeldBasis()).isEqualTo(dec("0.02"));
        assertThat(parameters.maxHolding()).isEqualTo(Duration.ofDays(14));
        assertThat(parameters.positiveToEnter()).isEqualTo(Duration.ofHours(16));
        assertThat(parameters.negativeToCloseAll()).isEqualTo(Duration.ofHours(24));
        assertThat(parameters.legTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(parameters.legTries()).isEqualTo(3);
        assertThat(parameters.retryDelay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(parameters.rehedgeFraction()).isEqualTo(dec("0.02"));
        assertThat(parameters.shortLeverage()).isEqualTo(dec("1"));
        assertThat(parameters.marginAlert()).isEqualTo(dec("0.30"));
        assertThat(parameters.marginReduce()).isEqualTo(dec("0.20"));
        assertThat(parameters.marginTarget()).isEqualTo(dec("0.50"));
        assertThat(parameters.tacticalFraction()).isEqualTo(dec("0.5"));
        assertThat(parameters.maxOrderFraction()).isEqualTo(dec("0.04"));
        assertThat(parameters.takerFeeFraction()).isEqualTo(dec("0.001"));
        assertThat(parameters.tickers())
                .isEqualTo(new TickerParameters(Duration.ofSeconds(1), dec("0.05"), Duration.ofMinutes(1)));
    }

    @Test
    void refuseShortsOfMoreThanTwiceTheCash() {
        assertThat(withShortLeverage("2").shortLeverage()).isEqualTo(dec("2"));
        assertThatThrownBy(() -> withShortLeverage("2.1"))
                .hasMessage("shortLeverage is 2.1: must be above 0 and not above 2");
    }

    @Test
    void refuseTickersByWhichNoLegTimeoutOrNoMarginIsSeen() {
        assertThatThrownBy(() -> with("1", tickers(Duration.ofSeconds(5), "0.05")))
                .hasMessage("tickers.interval is PT5S: must be below legTimeout PT5S");
        assertThatThrownBy(() -> tickers(Duration.ofSeconds(1), "0"))
                .hasMessageContaining("farMark is 0: must be above 0");
        assertThatThrownBy(() -> new TickerParameters(Duration.ofSeconds(1), dec("0.05"), Duration.ofSeconds(1)))
                .hasMessage("confirmWithin is PT1S: must be above interval PT1S");
    }

    private static TickerParameters tickers(Duration interval, String farMark) {
        return new TickerParameters(interval, dec(farMark), Duration.ofMinutes(1));
    }

    private static FundingParameters withShortLeverage(String leverage) {
        return with(leverage, TickerParameters.defaults());
    }

    private static FundingParameters with(String leverage, TickerParameters tickers) {
        FundingParameters rules = FundingParameters.defaults();
        return new FundingParameters(
                rules.account(),
                rules.quoteAsset(),
                rules.assets(),
                rules.minRatePer8h(),
                rules.rateComparison(),
                rules.maxEntryBasis(),
                rules.maxHeldBasis(),
                rules.maxHolding(),
                rules.positiveToEnter(),
                rules.negativeToCloseAll(),
                rules.legTimeout(),
                rules.legTries(),
                rules.retryDelay(),
                rules.rehedgeFraction(),
                dec(leverage),
                rules.marginAlert(),
                rules.marginReduce(),
                rules.marginTarget(),
                rules.tacticalFraction(),
                rules.maxOrderFraction(),
                rules.takerFeeFraction(),
                tickers);
    }
}
