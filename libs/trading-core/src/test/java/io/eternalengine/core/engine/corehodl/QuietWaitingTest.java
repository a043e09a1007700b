package io.eternalengine.core.engine.corehodl;

import static io.eternalengine.core.Markets.BTC;
import static io.eternalengine.core.Markets.ETH;
import static io.eternalengine.core.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.core.Markets;
import io.eternalengine.core.engine.EngineInput;
import io.eternalengine.core.engine.QuietCandles;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.core.risk.RiskAction;
import io.eternalengine.core.risk.RiskScope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** While something waits, candles are followed in place only as long as the rules would name the same. */
class QuietWaitingTest {
    @Test
    void recalledCapitalThatNothingMayBeSoldForWaitsOnEveryCandle() {
        // given
        HodlRun run = HodlRun.accumulating("40000", "2000");
        run.assign("less", "100000", "40000");
        run.nextHour();
        run.candles("11000", "550");

        // when
        List<@Nullable String> followed = new ArrayList<>();
        List<String> decided = new ArrayList<>();
        QuietCandles<CoreHodlState> quiet = from(run);
        for (int hour = 0; hour < 3; hour++) {
            run.nextHour();
            for (Candle candle : List.of(candle(run, BTC, "11100"), candle(run, ETH, "560"))) {
                followed.add(quiet.follow(candle));
                decided.add(run.hear(new EngineInput.CandleClosed(candle)).rule());
            }
        }

        // then
        assertThat(followed).isEqualTo(decided).contains(ReleaseRule.WAITS);
        assertThat(run.engine.encode(quiet.state())).isEqualTo(run.engine.encode(run.state));
    }

    @Test
    void whatIsLeftOfALiquidationIsSoldThoughAPurchaseWaits() {
        // given
        HodlRun run = HodlRun.accumulating("40000", "2000");
        OrderIntent late = run.intents.getFirst();
        run.assign("more", "120000", "72000");
        run.candles("40000", "2000").forEach(order -> run.reject(order, "order-rate"));
        run.fillAll(run.command(new RiskAction.ReductionOrdered(RiskScope.ALL, dec("1"), "a test")));
        run.execute(late, dec("0.0001"));
        assertThat(run.state.tasks()).isNotEmpty();
        run.nextHour();

        // when
        QuietCandles<CoreHodlState> quiet = from(run);
        Candle candle = candle(run, BTC, "90000");

        // then
        assertThat(quiet.follow(candle)).isNull();
        assertThat(run.hear(new EngineInput.CandleClosed(candle)).intents()).isNotEmpty();
    }

    private static QuietCandles<CoreHodlState> from(HodlRun run) {
        QuietCandles<CoreHodlState> quiet = run.engine.quietCandles();
        quiet.begin(run.state);
        return quiet;
    }

    private static Candle candle(HodlRun run, InstrumentId id, String price) {
        return Markets.candle(id, run.nowMs, dec(price));
    }
}
