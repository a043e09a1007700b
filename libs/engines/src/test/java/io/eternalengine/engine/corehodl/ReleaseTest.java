package io.eternalengine.engine.corehodl;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.ETH;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Capital that orchestration recalls is sold for, when the engine has too little cash. */
class ReleaseTest {
    @Test
    void sellsNothingWhileTheCashIsEnough() {
        HodlRun run = HodlRun.accumulating("40000", "2000");

        run.assign("less", "100000", "57500");

        assertThat(hours(run, 3, "40000", "2000")).isEmpty();
    }

    @Test
    void sellsTheOverweightAssetFirstUntilTheRecalledCapitalIsThere() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        run.nextHour();
        run.candles("40000", "2400");

        run.assign("less", "100000", "50000");
        List<OrderIntent> sales = hours(run, 6, "40000", "2400");

        assertThat(sales).isNotEmpty().allMatch(sale -> sale.side() == Side.SELL);
        assertThat(sales.getFirst().instrument()).isEqualTo(BTC);
        assertThat(run.held("USDT")).isBetween(Decimal.ZERO, dec("50"));
        assertThat(weightOfBtc(run, "40000", "2400")).isBetween(dec("0.66"), dec("0.67"));
    }

    @Test
    void sellsForItDuringAHaltAsWell() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        run.command(new RiskAction.HaltImposed("x", RiskScope.ALL, "a test", "alice"));

        run.assign("less", "100000", "40000");

        assertThat(hours(run, 6, "40000", "2000")).isNotEmpty();
        assertThat(run.held("USDT")).isGreaterThanOrEqualTo(Decimal.ZERO);
    }

    @Test
    void aPurchaseThatIsStillOwedDoesNotHoldItUp() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        run.assign("more", "120000", "72000");
        run.candles("40000", "2000").forEach(order -> run.reject(order, "order-rate"));
        assertThat(run.engine.openParentOrders()).isNotEmpty();
        run.command(new RiskAction.HaltImposed("x", RiskScope.ALL, "a test", "alice"));

        run.assign("less", "120000", "30000");
        hours(run, 6, "40000", "2000");

        assertThat(run.held("USDT")).isGreaterThanOrEqualTo(Decimal.ZERO);
    }

    @Test
    void doesNotSellAnAssetFarBelowItsAllTimeHighForIt() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        run.nextHour();
        run.candles("11000", "610");

        run.assign("less", "100000", "56000");
        List<OrderIntent> sales = hours(run, 6, "11000", "610");

        assertThat(sales).isNotEmpty().allMatch(sale -> sale.instrument().equals(ETH));
    }

    @Test
    void waitsWhenNothingMayBeSold() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        run.nextHour();
        run.candles("11000", "500");

        run.assign("less", "100000", "50000");

        assertThat(hours(run, 2, "11000", "500")).isEmpty();
        assertThat(run.state().balances().of("USDT").isNegative()).isTrue();
    }

    @Test
    void boughtAgainIsNothingOfWhatWasRecalled() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        run.assign("less", "100000", "40000");
        hours(run, 6, "40000", "2000");

        run.command(new RiskAction.SizeScaled(RiskScope.ALL, Decimal.ONE, Decimal.ONE));

        assertThat(hours(run, 6, "40000", "2000")).isEmpty();
    }

    private static List<OrderIntent> hours(HodlRun run, int hours, String btcPrice, String ethPrice) {
        int before = run.intents.size();
        for (int hour = 0; hour < hours; hour++) {
            run.nextHour();
            run.fillAll(run.candles(btcPrice, ethPrice));
        }
        return run.intents.subList(before, run.intents.size());
    }

    private static Decimal weightOfBtc(HodlRun run, String btcPrice, String ethPrice) {
        Decimal btc = run.held("BTC").times(dec(btcPrice));
        Decimal eth = run.held("ETH").times(dec(ethPrice));
        return btc.dividedBy(btc.plus(eth), 6, RoundingMode.HALF_EVEN);
    }
}
