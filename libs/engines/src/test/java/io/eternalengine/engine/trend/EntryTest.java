package io.eternalengine.engine.trend;

import static io.eternalengine.domain.Markets.dec;
import static io.eternalengine.engine.trend.TrendRun.BTC;
import static io.eternalengine.engine.trend.TrendRun.entries;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SCANNING → ENTERING: long above both averages with a strong direction; shorts mirrored and off by default. */
class EntryTest {
    @Test
    void entersLongWhenCloseAndFastAverageAreAboveTheSlowOneAndDirectionIsStrong() {
        TrendRun run = TrendRun.rising(TrendRun.quick());

        List<OrderIntent> made = run.bar("41200");

        assertThat(made).singleElement().satisfies(intent -> {
            assertThat(intent.intentId()).isEqualTo("TREND.TREND-1.BTCUSDT.entry-0001");
            assertThat(intent.instrument()).isEqualTo(BTC);
            assertThat(intent.side()).isEqualTo(Side.BUY);
            assertThat(intent.style()).isEqualTo(ExecutionStyle.MARKET);
            assertThat(intent.reduceOnly()).isFalse();
            assertThat(intent.referencePrice()).isEqualTo(dec("41200"));
        });
        assertThat(run.phase()).isEqualTo("ENTERING");
        assertThat(run.lastDecision.rule().text()).isEqualTo("entry");
        assertThat(run.lastDecision.values()).containsKeys("close", "fast", "slow", "adx", "averageRange");
    }

    @Test
    void sendsTheHardStopTwoAverageRangesAwayWithTheEntry() {
        TrendRun run = TrendRun.rising(TrendRun.quick());

        OrderIntent entry = run.bar("41200").getFirst();

        // True ranges 0, 400, 400, 400; Wilder over 2: 200, 300, 350.
        assertThat(entry.stopPrice()).isEqualTo(dec("40500"));
    }

    @Test
    void doesNotEnterWhileTheCloseIsBelowTheSlowAverage() {
        TrendRun run = TrendRun.ready(strongAbove(0));
        // Fast 120 is above slow 113.3, but the close is not.
        assertThat(bars(run, "90", "100", "130", "110")).isEmpty();
        assertThat(run.lastDecision.rule().text()).isEqualTo("no-signal");
    }

    @Test
    void doesNotEnterWhileTheFastAverageIsBelowTheSlowOne() {
        TrendRun run = TrendRun.ready(strongAbove(0));
        // The close 101 is above slow 93.7, but fast 90.5 is not.
        assertThat(bars(run, "110", "100", "80", "101")).isEmpty();
        assertThat(run.lastDecision.rule().text()).isEqualTo("no-signal");
    }

    @Test
    void doesNotEnterWithoutAStrongDirection() {
        TrendRun run = TrendRun.rising(strongAbove(100));

        assertThat(run.bar("41200")).isEmpty();
        assertThat(run.lastDecision.rule().text()).isEqualTo("no-signal");
    }

    @Test
    void historyFromBeforeItsCapitalWarmsTheEngineUpAndEntersNothing() {
        // given capital from a time that the candles of the past lead up to
        TrendRun run = TrendRun.rising(TrendRun.quick());
        run.assignFrom(
                "later", "100000", "15000", run.nowMs + TrendRun.quick().bar().toMillis() + 1);

        // when the bar closes on which a position would be entered
        assertThat(run.bar("41200")).isEmpty();
        assertThat(run.lastDecision.rule().text()).isEqualTo("awaiting-capital");

        // then the next one, with all indicators warm, enters
        assertThat(run.bar("41600")).hasSize(1);
    }

    @Test
    void entersOnlyWhereADecisionBarCloses() {
        TrendRun run = TrendRun.rising(TrendRun.quick());

        for (int hour = 0; hour < TrendRun.CANDLES_IN_BAR - 1; hour++) {
            assertThat(run.hour("41200")).isEmpty();
            assertThat(run.lastDecision.rule().text()).isEqualTo("within-bar");
        }
        assertThat(run.hour("41200")).hasSize(1);
    }

    @Test
    void waitsUntilItsIndicatorsAreWarm() {
        TrendRun run = TrendRun.ready();

        for (String price : List.of("40000", "40400", "40800")) {
            assertThat(run.bar(price)).isEmpty();
            assertThat(run.lastDecision.rule().text()).isEqualTo("warming-up");
        }
    }

    @Test
    void saysThatItsCapitalIsIdleWhileItsIndicatorsAreNotWarm() {
        TrendRun run = TrendRun.ready();
        assertThat(run.engine.idleCapital()).as("before the first candle").isEmpty();

        run.bar("40000");
        assertThat(run.engine.idleCapital())
                .contains("TREND-1 has capital and enters nothing in BTCUSDT: fewer decision bars are known than its"
                        + " averages take");

        TrendRun warm = TrendRun.rising(TrendRun.quick());
        warm.bar("41200");
        assertThat(warm.engine.idleCapital()).isEmpty();
    }

    @Test
    void holdsOnePositionOfAnAsset() {
        TrendRun run = TrendRun.longPosition();

        assertThat(run.bar("41600")).isEmpty();
        assertThat(run.bar("42000")).isNotEmpty().allMatch(OrderIntent::movesStop);
        assertThat(run.phase()).isEqualTo("IN_POSITION");
    }

    @Test
    void doesNotFollowFallsByDefault() {
        TrendRun run = TrendRun.ready();

        assertThat(bars(run, "41200", "40800", "40400", "40000", "39600")).isEmpty();
        assertThat(TrendParameters.trend1().entries().shorts()).isFalse();
    }

    @Test
    void followsFallsLikeRisesWhenShortsAreOn() {
        TrendRun run =
                TrendRun.ready(TrendRun.quick(entries(25, 20, true), TrendRun.sizing(), ExitParameters.defaults()));

        List<OrderIntent> made = bars(run, "41200", "40800", "40400", "40000");

        assertThat(made).singleElement().satisfies(intent -> {
            assertThat(intent.side()).isEqualTo(Side.SELL);
            assertThat(intent.stopPrice()).isEqualTo(dec("40700"));
        });
        made.forEach(run::fill);
        assertThat(run.state().held(0).isNegative()).isTrue();
    }

    @Test
    void entersAgainUnderAnotherNumberAfterAPositionWasClosed() {
        TrendRun run = TrendRun.longPosition();
        run.stopHit(dec("40500"));

        List<OrderIntent> made = bars(run, "41600", "42000");

        assertThat(made).extracting(OrderIntent::intentId).containsExactly("TREND.TREND-1.BTCUSDT.entry-0002");
    }

    private static TrendParameters strongAbove(int adx) {
        return TrendRun.quick(entries(adx, 0, false), TrendRun.sizing(), ExitParameters.defaults());
    }

    private static List<OrderIntent> bars(TrendRun run, String... prices) {
        return Arrays.stream(prices).flatMap(price -> run.bar(price).stream()).toList();
    }
}
