package io.eternalengine.engine.trend;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.engine.EngineInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The assets are a list: three of them are traded as two are. */
class ThreeAssetsTest {
    private static final int HOURS_A_DAY = 24;
    private static final InstrumentId SOL = InstrumentId.linear("SOLUSDT");

    @Test
    void eachAssetIsEnteredToItsOwnShare() {
        TrendRun run = ready();

        List<OrderIntent> entries = new ArrayList<>();
        for (String[] prices : new String[][] {
            {"40000", "2000", "100"}, {"40400", "2020", "101"}, {"40800", "2040", "102"}, {"41200", "2060", "103"}
        }) {
            entries.addAll(bar(run, prices));
        }

        assertThat(entries)
                .extracting(intent -> intent.instrument().symbol())
                .containsExactly("BTCUSDT", "ETHUSDT", "SOLUSDT");
        assertThat(run.lastDecision.state()).isEqualTo("ENTERING");
        run.candle(Markets.BTC, "41200");
        assertThat(run.lastDecision.state()).isEqualTo("ENTERING+ENTERING+ENTERING");
    }

    @Test
    void theCorrelationIsTheMeanOfThePairwiseOnes() {
        TrendRun run = ready();
        String[] btc = {"100", "110", "105", "120"};
        String[] eth = {"10", "11", "10.5", "12"};
        String[] sol = {"10", "9", "11", "8"};
        run.nowMs -= Markets.DAY_MS;
        for (int day = 0; day < btc.length; day++) {
            run.nowMs += Markets.DAY_MS;
            run.candle(TrendRun.BTC, btc[day]);
            run.candle(TrendRun.ETH, eth[day]);
            run.candle(SOL, sol[day]);
        }

        double btcAndSol = -0.991286;
        assertThat(run.state().correlation().value()).isCloseTo((1 + 2 * btcAndSol) / 3, within(1e-4));
    }

    @Test
    void aMarketThatHasEndedIsNoPartOfTheMean() {
        TrendRun run = ready();
        String[] btc = {"100", "110", "105", "120", "118"};
        String[] eth = {"10", "11", "10.5", "12", "11.8"};
        String[] sol = {"10", "9", "11", "8"};
        run.nowMs -= Markets.DAY_MS;
        for (int day = 0; day < btc.length; day++) {
            run.nowMs += Markets.DAY_MS;
            run.candle(TrendRun.BTC, btc[day]);
            run.candle(TrendRun.ETH, eth[day]);
            if (day < sol.length) {
                run.candle(SOL, sol[day]);
            }
        }

        assertThat(run.state().correlation().value()).isCloseTo(1, within(1e-9));
    }

    @Test
    void anEntryAtMidnightWaitsForTheClosesOfAllAssets() {
        // given a rise of which nothing can be entered before the last hour of the day
        var run = new TrendRun(three());
        run.nowMs -= run.nowMs % Markets.DAY_MS;
        for (int hour = 1; hour < HOURS_A_DAY; hour++) {
            run.hour(btc(hour));
            run.candle(TrendRun.ETH, "2000");
            run.candle(SOL, "100");
        }
        run.assign("first", "100000", "15000");
        run.on(new EngineInput.InstrumentDescribed(TrendRun.rulesOf(TrendRun.BTC)));

        assertThat(run.hour(btc(HOURS_A_DAY))).isEmpty();
        assertThat(run.lastDecision.rule().text()).isEqualTo("awaiting-pair");
        assertThat(run.candle(TrendRun.ETH, "2000")).isEmpty();
        assertThat(run.candle(SOL, "100"))
                .extracting(intent -> intent.instrument().symbol())
                .containsExactly("BTCUSDT");
    }

    /** Higher with each bar. */
    private static String btc(int hour) {
        return Integer.toString(40_000 + 400 * ((hour - 1) / TrendRun.CANDLES_IN_BAR));
    }

    private static TrendParameters three() {
        TrendParameters two = TrendRun.quick();
        return new TrendParameters(
                two.account(),
                two.quoteAsset(),
                List.of(
                        new TrendAsset(TrendRun.BTC, dec("0.40")),
                        new TrendAsset(TrendRun.ETH, dec("0.30")),
                        new TrendAsset(SOL, dec("0.30"))),
                Duration.ofHours(1),
                two.bar(),
                two.entries(),
                two.sizing(),
                two.exits());
    }

    private static TrendRun ready() {
        TrendRun run = TrendRun.ready(three());
        run.on(new EngineInput.InstrumentDescribed(TrendRun.rulesOf(SOL)));
        return run;
    }

    private static List<OrderIntent> bar(TrendRun run, String[] prices) {
        List<OrderIntent> made = new ArrayList<>();
        for (int i = 0; i < TrendRun.CANDLES_IN_BAR; i++) {
            made.addAll(run.hour(prices[0]));
            made.addAll(run.candle(TrendRun.ETH, prices[1]));
            made.addAll(run.candle(SOL, prices[2]));
        }
        return made;
    }
}
