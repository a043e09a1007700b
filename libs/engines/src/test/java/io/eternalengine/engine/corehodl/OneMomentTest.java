package io.eternalengine.engine.corehodl;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.ETH;
import static io.eternalengine.domain.Markets.HOUR_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much is bought is decided on the prices of one moment; restarted from its snapshot before every input. */
class OneMomentTest {
    private final HodlRun run = HodlRun.ready().restartingBetweenInputs();

    @Test
    void buysWhenTheLastMarketsCandleOfTheTimeHasCome() {
        beforeTheSecondDay();
        run.nextHour();

        List<OrderIntent> first = run.candle(BTC, "40000");
        assertThat(run.lastDecision.explanation()).contains("the candle of ETHUSDT of this time has not come yet");
        List<OrderIntent> second = run.candle(ETH, "2000");

        assertThat(first).isEmpty();
        assertThat(second).extracting(OrderIntent::instrument).containsExactly(BTC, ETH);
    }

    @Test
    void anAssetThatHasTooMuchOfThePortfolioAtTheNewPricesIsNotBoughtAtTheOldOnes() {
        HodlRun full = HodlRun.accumulating("40000", "2000");
        full.candles("40000", "2000");
        full.assign("more", "110000", "66000");
        full.nextHour();
        full.candles("40000", "2000").forEach(order -> full.reject(order, "order-rate"));
        full.nextHour();

        // 0.95 BTC are worth 53 200: 0.425 of the portfolio with ETH at its last price, 0.46 with the one that comes.
        List<OrderIntent> orders = full.candles("56000", "1000");

        assertThat(orders)
                .noneMatch(
                        order -> order.side() == Side.BUY && order.instrument().equals(BTC));
    }

    @Test
    void aMarketThatIsSilentHoldsUpTheOtherForOneCandle() {
        beforeTheSecondDay();
        run.nextHour();
        assertThat(run.candle(BTC, "40000")).isEmpty();
        run.nextHour();

        List<OrderIntent> orders = run.candle(BTC, "40000");

        assertThat(orders).extracting(OrderIntent::instrument).containsExactly(BTC);
    }

    @Test
    void nothingIsBoughtOfASilentMarketUntilItIsHeardAgain() {
        beforeTheSecondDay();
        run.nextHour();
        run.candles("40000", "2000").forEach(order -> run.reject(order, "order-rate"));
        run.nextHour();
        assertThat(run.candle(BTC, "40000")).isEmpty();
        run.nextHour();

        List<OrderIntent> silent = run.candle(BTC, "40000");
        assertThat(run.lastDecision.explanation()).contains("ETHUSDT is silent");
        List<OrderIntent> received = run.candle(ETH, "2000");

        assertThat(silent).extracting(OrderIntent::instrument).containsExactly(BTC);
        assertThat(received).extracting(OrderIntent::instrument).containsExactly(ETH);
    }

    @Test
    void aCandleThatComesLateDoesNotCompleteALaterMoment() {
        beforeTheSecondDay();
        run.nextHour();
        run.candle(BTC, "40000");
        run.nextHour();
        run.candle(BTC, "40000");

        run.nowMs -= HOUR_MS;
        List<OrderIntent> late = run.candle(ETH, "2000");
        run.nextHour();
        List<OrderIntent> inTime = run.candle(ETH, "2000");

        assertThat(late).isEmpty();
        assertThat(inTime).extracting(OrderIntent::instrument).containsExactly(ETH);
    }

    @Test
    void salesDoNotWaitForTheOtherMarket() {
        HodlRun selling = HodlRun.accumulating("40000", "2000");
        selling.assign("less", "100000", "40000");
        OrderIntent sale = selling.candles("40000", "2000").getFirst();
        selling.reject(sale, "instrument-unknown");
        selling.nextHour();

        List<OrderIntent> again = selling.candle(sale.instrument(), "40000");

        assertThat(again)
                .singleElement()
                .satisfies(order -> assertThat(order.side()).isEqualTo(Side.SELL));
    }

    /** The parts of the first day are bought, and the last candles are an hour old when the second day begins. */
    private void beforeTheSecondDay() {
        run.fillAll(run.candles("40000", "2000"));
        run.nowMs += 23 * HOUR_MS;
        assertThat(run.candles("40000", "2000")).isEmpty();
    }
}
