package io.eternalengine.engine.trend;

import static io.eternalengine.domain.Markets.DAY_MS;
import static io.eternalengine.domain.Markets.HOUR_MS;
import static io.eternalengine.domain.Markets.dec;
import static io.eternalengine.engine.trend.TrendRun.entries;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.Answers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** IN_POSITION → EXITING → SCANNING. The position was entered at 41 200; 1 R is 700, the average range 350 at first. */
class ExitTest {
    /** The exchange had stopped it before: there was no position to pay for. */
    @Test
    void givesBackFundingOfAPositionThatWasStoppedBeforeTheSettlement() {
        // given
        TrendRun run = TrendRun.longPosition();
        TrendRun neverFunded = TrendRun.longPosition();
        run.nowMs += 60_000;
        run.funding("0.0002");
        assertThat(run.state().cash()).isNotEqualTo(neverFunded.state().cash());

        // when
        run.nowMs -= 30_000;
        run.stopHit(dec("40500"));
        neverFunded.stopHit(dec("40500"));

        // then
        assertThat(run.phase()).isEqualTo("SCANNING");
        assertThat(run.lastDecision.values()).containsKey("fundingCorrected");
        assertThat(run.state().cash()).isEqualTo(neverFunded.state().cash());
    }

    @Test
    void keepsFundingOfAPositionThatWasStoppedAfterTheSettlement() {
        TrendRun run = TrendRun.longPosition();
        TrendRun neverFunded = TrendRun.longPosition();
        run.funding("0.0002");

        run.stopHit(dec("40500"));
        neverFunded.stopHit(dec("40500"));

        assertThat(run.state().cash()).isLessThan(neverFunded.state().cash());
        assertThat(run.lastDecision.values()).doesNotContainKey("fundingCorrected");
    }

    @Test
    void whatWasBoughtBeforeTheSettlementPaysForItThoughItIsReportedAfter() {
        // given
        TrendRun late = TrendRun.rising(TrendRun.quick());
        TrendRun inTime = TrendRun.rising(TrendRun.quick());
        OrderIntent entry = late.bar("41200").getFirst();
        inTime.bar("41200").forEach(inTime::fill);

        // when
        late.nowMs += 60_000;
        late.funding("0.0002");
        late.nowMs -= 60_000;
        late.fill(entry);
        inTime.nowMs += 60_000;
        inTime.funding("0.0002");

        // then
        assertThat(late.state().cash()).isEqualTo(inTime.state().cash());
    }

    @Test
    void isOutWhenTheExchangeExecutedTheHardStop() {
        TrendRun run = TrendRun.longPosition();

        run.stopHit(dec("40500"));

        assertThat(run.lastDecision.rule().text()).isEqualTo("stopped-out");
        assertThat(run.phase()).isEqualTo("SCANNING");
        assertThat(run.state().held(0)).isEqualTo(Decimal.ZERO);
    }

    @Test
    void closesAtMarketWhenTheExchangeMissedTheHardStop() {
        TrendRun run = TrendRun.longPosition();

        closes(run, run.hour("40500"), "hard-stop");
    }

    @Test
    void trailsOnceTheProfitWasOneR() {
        TrendRun run = TrendRun.longPosition();
        run.candle("41200", "41900", "41900");
        // The best price is 41 900; three ranges of 350 below it are 40 850.
        assertThat(run.hour("40850.1")).isEmpty();

        closes(run, run.hour("40850"), "trailing-stop");
    }

    @Test
    void doesNotTrailBeforeTheProfitWasOneR() {
        TrendRun run = TrendRun.longPosition();
        run.candle("41200", "41899.9", "41300");

        assertThat(run.hour("40700")).isEmpty();
        assertThat(run.lastDecision.rule().text()).isEqualTo("holding");
    }

    @Test
    void trailsAsWideAsRiskHadWidenedTheStops() {
        TrendRun run = TrendRun.rising(TrendRun.quick());
        run.command(new RiskAction.SizeScaled(RiskScope.ALL, dec("0.75"), dec("1.5")));
        run.bar("41200").forEach(run::fill);
        run.candle("41200", "42300", "42300");
        // The best price is 42 300; one and a half times three ranges of 350 below it are 40 725.
        assertThat(run.hour("40726")).isEmpty();

        closes(run, run.hour("40725"), "trailing-stop");
    }

    @Test
    void closesWhenABarClosesBelowTheSlowAverage() {
        TrendRun run = TrendRun.longPosition();
        assertThat(run.hour("40600")).as("no bar closed").isEmpty();
        assertThat(run.hour("40600")).isEmpty();
        assertThat(run.hour("40600")).isEmpty();

        // The average of 40 800, 41 200 and 40 600 is 40 866.67.
        closes(run, run.hour("40600"), "trend-broken");
    }

    @Test
    void closesAfterThirtyDays() {
        TrendRun run = TrendRun.longPosition();
        run.nowMs += 30 * DAY_MS - 2 * HOUR_MS;
        assertThat(run.hour("41200")).isEmpty();

        closes(run, run.hour("41200"), "held-too-long");
    }

    @Test
    void closesAPositionWhoseFundingCostsTooMuch() {
        TrendRun run = TrendRun.longPosition();
        assertThat(run.funding("0.001")).isEmpty();

        run.nowMs += 8 * HOUR_MS;

        closes(run, run.funding("0.001001"), "funding-cost");
    }

    @Test
    void whatFundingMayCostIsScaledToTheRealInterval() {
        TrendRun run = TrendRun.longPosition();
        assertThat(run.funding("0.0005", 4 * HOUR_MS)).isEmpty();

        run.nowMs += 4 * HOUR_MS;

        closes(run, run.funding("0.000501", 4 * HOUR_MS), "funding-cost");
    }

    @Test
    void keepsAPositionThatFundingPays() {
        TrendRun run = TrendRun.longPosition();

        assertThat(run.funding("-0.01")).isEmpty();
        assertThat(run.phase()).isEqualTo("IN_POSITION");
    }

    @Test
    void booksFundingAtItsSettlement() {
        TrendRun run = TrendRun.longPosition();
        Decimal before = run.state().equity();

        run.funding("0.0005");

        Decimal paid = run.state().held(0).times(dec("41200")).times(dec("0.0005"));
        assertThat(run.state().equity()).isEqualTo(before.minus(paid));
        run.funding("0.0005");
        assertThat(run.state().equity()).as("repeated").isEqualTo(before.minus(paid));
    }

    @Test
    void closesAShortPositionByTheMirroredRules() {
        TrendRun run =
                TrendRun.ready(TrendRun.quick(entries(25, 20, true), TrendRun.sizing(), ExitParameters.defaults()));
        for (String price : List.of("41200", "40800", "40400", "40000")) {
            run.bar(price).forEach(run::fill);
        }
        run.candle("39300", "40000", "39300");
        assertThat(run.hour("40349")).isEmpty();

        List<OrderIntent> made = run.hour("40350");

        assertThat(run.lastDecision.rule().text()).isEqualTo("trailing-stop");
        assertThat(made).singleElement().extracting(OrderIntent::side).isEqualTo(Side.BUY);
    }

    @Test
    void aShortPositionPaysFundingWhenTheRateIsNegative() {
        TrendRun run =
                TrendRun.ready(TrendRun.quick(entries(25, 20, true), TrendRun.sizing(), ExitParameters.defaults()));
        for (String price : List.of("41200", "40800", "40400", "40000")) {
            run.bar(price).forEach(run::fill);
        }

        assertThat(run.funding("0.01")).isEmpty();
        run.nowMs += 8 * HOUR_MS;
        assertThat(run.funding("-0.002")).hasSize(1);
    }

    private static void closes(TrendRun run, List<OrderIntent> made, String rule) {
        assertThat(run.lastDecision.rule().text()).isEqualTo(rule);
        assertThat(made).singleElement().satisfies(intent -> {
            assertThat(intent.intentId()).isEqualTo("TREND.TREND-1.BTCUSDT.exit-0001.try-1");
            assertThat(intent.side()).isEqualTo(Side.SELL);
            assertThat(intent.reduceOnly()).isTrue();
            assertThat(intent.stopPrice()).isNull();
            assertThat(Answers.quantityOf(intent)).isEqualTo(run.state().held(0));
        });
        assertThat(run.phase()).isEqualTo("EXITING");
        made.forEach(run::fill);
        assertThat(run.phase()).isEqualTo("SCANNING");
    }
}
