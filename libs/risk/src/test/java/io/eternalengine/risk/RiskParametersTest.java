package io.eternalengine.risk;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.model.Decimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The numbers that risk judges by, unless somebody sets others, are those of the product. */
class RiskParametersTest {
    private final RiskParameters parameters = RiskParameters.defaults();
    private final PortfolioLimits limits = parameters.limits();

    @Test
    void ofEveryOrderAreThoseOfTheProductByDefault() {
        assertThat(parameters.priceCollarFraction()).isEqualTo(dec("0.05"));
        assertThat(parameters.maxOrderFraction()).isEqualTo(dec("0.05"));
        assertThat(parameters.maxPositionFraction()).isEqualTo(dec("0.20"));
        assertThat(parameters.maxMarkAge()).isEqualTo(Duration.ofHours(2));
        assertThat(parameters.maxOpeningsPerMinute()).isEqualTo(60);
        assertThat(parameters.approvalWindow()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void ofTheBreakerAreThoseOfTheProductByDefault() {
        BreakerParameters breaker = parameters.breaker();
        BreakerOrders orders = breaker.orders();

        assertThat(breaker.thresholds()).containsExactly(dec("0.10"), dec("0.15"), dec("0.20"), dec("0.25"));
        assertThat(breaker.leaveCautionAt()).isEqualTo(dec("0.05"));
        assertThat(breaker.leaveWarningAt()).isEqualTo(dec("0.10"));
        assertThat(breaker.cautionPause()).isEqualTo(Duration.ofHours(24));
        assertThat(breaker.warningPause()).isEqualTo(Duration.ofDays(3));
        assertThat(breaker.reviewTime()).isEqualTo(Duration.ofDays(3));
        assertThat(breaker.restartSize()).isEqualTo(dec("0.25"));
        assertThat(orders.cautionSize()).isEqualTo(dec("0.75"));
        assertThat(orders.warningSize()).isEqualTo(dec("0.50"));
        assertThat(orders.stopDistanceMultiple()).isEqualTo(dec("1.5"));
        assertThat(orders.warningCoreReduction()).isEqualTo(dec("0.10"));
        assertThat(orders.alertCoreReduction()).isEqualTo(dec("0.50"));
    }

    @Test
    void ofThePortfolioAreThoseOfTheProductByDefault() {
        assertThat(limits.maxAssetFraction()).isEqualTo(dec("0.45"));
        assertThat(limits.tierOneAssets()).containsExactly("BTC", "ETH");
        assertThat(limits.tierTwoAssets()).containsExactly("SOL");
        assertThat(limits.maxSlippage()).isEqualTo(dec("0.003"));
        assertThat(limits.tierTwo()).isEqualTo(new TierLimits(dec("0.02"), dec("0.05"), dec("0.005")));
        assertThat(limits.tierThree()).isEqualTo(new TierLimits(dec("0.005"), dec("0.02"), dec("0.01")));
        assertThat(limits.maxLeverage()).isEqualTo(dec("2"));
        assertThat(limits.maxHeat()).isEqualTo(dec("0.05"));
        assertThat(limits.maxDirectionalPositions()).isEqualTo(3);
    }

    @Test
    void ofLossesAndCorrelationAreThoseOfTheProductByDefault() {
        LossLimits losses = limits.losses();
        CorrelationLimits correlation = limits.correlation();

        assertThat(losses.daily()).isEqualTo(dec("0.02"));
        assertThat(losses.weekly()).isEqualTo(dec("0.05"));
        assertThat(losses.restartStep()).isEqualTo(Duration.ofDays(7));
        assertThat(losses.restartGrowth()).isEqualTo(dec("0.25"));
        assertThat(correlation.watch()).isEqualTo(dec("0.60"));
        assertThat(correlation.crisis()).isEqualTo(dec("0.75"));
        assertThat(correlation.emergency()).isEqualTo(dec("0.90"));
        assertThat(correlation.minZScore()).isEqualTo(dec("2"));
        assertThat(correlation.windowDays()).isEqualTo(30);
        assertThat(correlation.zScoreDays()).isEqualTo(90);
        assertThat(limits.underperformance()).isEqualTo(new UnderperformanceLimits(Decimal.ONE, 90));
        assertThat(limits.feeds().flashWindow()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void windowsOfDaysHaveBounds() {
        for (int days : new int[] {1, 3_651}) {
            assertThatThrownBy(() -> new UnderperformanceLimits(Decimal.ONE, days))
                    .hasMessage("days is " + days + ": must be from 2 to 3650");
        }
        assertThat(new UnderperformanceLimits(Decimal.ONE, 2).days()).isEqualTo(2);
        assertThat(new UnderperformanceLimits(Decimal.ONE, 3_650).days()).isEqualTo(3_650);
    }

    @Test
    void ofLiveMarketsAreThoseOfTheProductByDefault() {
        FeedLimits feeds = limits.feeds();

        assertThat(feeds.minDepth()).isEqualTo(dec("100000"));
        assertThat(feeds.depthBand()).isEqualTo(dec("0.01"));
        assertThat(feeds.normalWeight()).isEqualTo(dec("0.01"));
        assertThat(feeds.exchangeSilence()).isEqualTo(Duration.ofSeconds(60));
        assertThat(feeds.maxBookAge()).isEqualTo(Duration.ofMinutes(1));
        assertThat(feeds.flashFall()).isEqualTo(dec("0.05"));
        assertThat(feeds.spreadMultiple()).isEqualTo(dec("3"));
        assertThat(feeds.depthFraction()).isEqualTo(dec("0.5"));
        assertThat(feeds.flashPause()).isEqualTo(Duration.ofMinutes(15));
        assertThat(feeds.silenceWarning()).isEqualTo(Duration.ofSeconds(2));
        assertThat(feeds.silenceHalt()).isEqualTo(Duration.ofSeconds(60));
        assertThat(feeds.apiAlert()).isEqualTo(Duration.ofMinutes(5));
        assertThat(feeds.apiEscalate()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void nobodySetsAPositionOfMoreThanAQuarterOfThePortfolio() {
        assertThat(new TierLimits(dec("0.05"), dec("0.25"), dec("0.005")).maxPositionFraction())
                .isEqualTo(dec("0.25"));
        assertThatThrownBy(() -> new TierLimits(dec("0.05"), dec("0.26"), dec("0.005")))
                .hasMessage("maxPositionFraction is 0.26: must be above 0 and not above 0.25");
    }
}
