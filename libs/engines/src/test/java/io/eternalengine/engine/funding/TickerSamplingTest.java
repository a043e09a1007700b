package io.eternalengine.engine.funding;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Ticker;
import io.eternalengine.engine.EngineInput;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tickers come many a second: FUNDING applies those that it needs, and no mark price that stands alone. */
class TickerSamplingTest {
    private static final int TICKERS_A_SECOND = 4;

    private final FundingRun run = FundingRun.collecting();

    @Test
    void ofEachPerpetualOneTickerASecondIsTaken() {
        int taken = 0;
        for (int i = 0; i < 10 * TICKERS_A_SECOND; i++) {
            taken += offer(ticker(i * 1000L / TICKERS_A_SECOND, "40000", "0.0001")) ? 1 : 0;
        }

        assertThat(taken).isEqualTo(10);
    }

    @Test
    void tickersOfCoinsAndOfMarketsThatItDoesNotCarryAreNotTaken() {
        for (InstrumentId instrument :
                List.of(InstrumentId.spot("BTCUSDT"), InstrumentId.linear("DOGEUSDT"), InstrumentId.spot("DOGEUSDT"))) {
            assertThat(offer(ticker(instrument, 0, "40000", "0.0001")))
                    .as("%s", instrument)
                    .isFalse();
        }
    }

    @Test
    void aTickerThatWasAheadOfItsTimeKeepsNoneOfTheTrueOnesOut() {
        assertThat(offer(ticker(3_600_000, "40000", "0.0001"))).isTrue();

        assertThat(offer(ticker(250, "40000", "0.0001"))).isTrue();
    }

    @Test
    void aPredictedRateOfAnotherSignIsTakenAtOnce() {
        assertThat(offer(ticker(0, "40000", "0.0001"))).isTrue();

        assertThat(offer(ticker(250, "40000", "-0.0001"))).isTrue();
        assertThat(offer(ticker(500, "40000", "-0.0002"))).isFalse();
        assertThat(offer(ticker(750, "40000", "0.0001"))).isTrue();
    }

    @Test
    void aMarkByWhichTheMarginAsksForAReductionIsTakenAtOnce() {
        // given a margin of 0.215 at 40 000, which is 0.20 at 40 500
        run.assign("1000000", String.valueOf(150_000 - 113_550));
        assertThat(offer(ticker(0, "40000", "0.0001"))).isTrue();
        assertThat(offer(ticker(250, "40400", "0.0001"))).isFalse();

        assertThat(offer(ticker(500, "40600", "0.0001"))).isTrue();
        assertThat(orders()).hasSize(2).allMatch(OrderIntent::reduceOnly);
        assertThat(offer(ticker(750, "40600", "0.0001")))
                .as("the reduction is under way")
                .isFalse();
    }

    @Test
    void aReductionThatNoCarryCanMakeTakesNoTickerAtOnce() {
        // given a carry that is being left, whose closes are refused, with a margin below the limit
        run.assign("1000000", String.valueOf(150_000 - 115_000));
        List<OrderIntent> closes = run.settle("-0.0001");
        while (!closes.isEmpty()) {
            closes = closes.stream().flatMap(close -> run.fail(close).stream()).toList();
        }
        assertThat(run.btc().isHeld()).isFalse();
        assertThat(run.btc().legs().isBusy()).isFalse();
        assertThat(offer(ticker(0, "40000", "-0.0001"))).isTrue();

        assertThat(offer(ticker(250, "40100", "-0.0001"))).isFalse();
    }

    @Test
    void oneFarMarkThatComesAgainWithEveryTickerIsHeldBack() {
        // given a margin of 0.5, which is 0 at a mark of 60 000
        run.assign("1000000", String.valueOf(150_000 - 105_000));
        assertThat(offer(ticker(0, "40000", "0.0001"))).isTrue();
        byte[] before = run.engine.snapshot();

        // when the last and the index price move on and the wrong mark stays
        for (int i = 0; i < 120 * TICKERS_A_SECOND; i++) {
            String last = String.valueOf(40_000 + i);
            assertThat(offer(priced(1_000 + i * 1000L / TICKERS_A_SECOND, "60000", last, last)))
                    .isFalse();
        }

        assertThat(run.engine.snapshot()).isEqualTo(before);
        assertThat(offer(ticker(122_000, "40100", "0.0001")))
                .as("the true mark")
                .isTrue();
        assertThat(orders()).isEmpty();
    }

    @Test
    void aFarMarkIsTakenAtOnceWhenTheLastOrTheIndexPriceOfItsTickerLiesNearIt() {
        assertThat(offer(ticker(0, "40000", "0.0001"))).isTrue();

        assertThat(offer(priced(1_000, "50000", "40000", "49000"))).as("index").isTrue();
        assertThat(offer(priced(2_000, "40000", "41000", "49000"))).as("last").isTrue();
        assertThat(offer(priced(3_000, "50000", "41000", null))).as("neither").isFalse();
    }

    @Test
    void aFarMarkIsTakenWhenAnotherMarkAnIntervalLaterSaysTheSame() {
        run.assign("1000000", String.valueOf(150_000 - 105_000));
        assertThat(offer(ticker(0, "40000", "0.0001"))).isTrue();

        assertThat(offer(priced(1_000, "60000", "40000", "40000"))).isFalse();
        assertThat(offer(priced(1_250, "60100", "40000", "40000")))
                .as("another mark, too soon")
                .isFalse();
        assertThat(offer(priced(2_250, "60000", "40000", "40000")))
                .as("the same mark")
                .isFalse();
        assertThat(offer(priced(2_500, "80000", "40000", "40000")))
                .as("a mark that says something else")
                .isFalse();
        assertThat(offer(priced(3_000, "80100", "40000", "40000"))).isFalse();
        assertThat(orders()).isEmpty();

        assertThat(offer(priced(3_500, "80100", "40000", "40000"))).isTrue();
        assertThat(orders()).hasSize(2).allMatch(OrderIntent::reduceOnly);
    }

    @Test
    void aDoubtEndsAfterAMinuteUnlessAllOtherPricesSpeakAgainstTheMark() {
        assertThat(offer(ticker(0, "40000", "0.0001"))).isTrue();

        assertThat(offer(priced(1_000, "60000", null, null))).isFalse();
        assertThat(offer(priced(60_999, "60000", null, null))).isFalse();
        assertThat(offer(priced(61_000, "60000", "40000", "41000")))
                .as("contradicted")
                .isFalse();
        assertThat(offer(priced(61_000, "60000", null, null))).isTrue();
    }

    @Test
    void whileAHedgeIsWaitedForCoinTickersMoveTheClockOnceASecondAndTheLegTimeoutComes() {
        // given coins that were bought and a short that is not answered
        FundingRun entering = FundingRun.ready();
        OrderIntent buy = entering.candles().getFirst();
        entering.fill(buy);
        assertThat(entering.btc().legs().isBusy()).isTrue();

        // when only the tickers of coins go on
        int taken = 0;
        List<OrderIntent> made = List.of();
        for (int i = 1; i <= 5 * TICKERS_A_SECOND; i++) {
            Ticker ofCoin = coin(entering.nowMs + i * 1000L / TICKERS_A_SECOND);
            if (entering.engine.takes(ofCoin)) {
                taken++;
                made = entering.on(new EngineInput.TickerChanged(ofCoin));
            }
        }

        assertThat(taken).isEqualTo(5);
        assertThat(made).singleElement().satisfies(order -> {
            assertThat(order.instrument()).isEqualTo(buy.instrument());
            assertThat(order.reduceOnly()).isTrue();
        });
    }

    @Test
    void afterARestartTheNextTickerIsTakenUnlessItsMarkIsFar() {
        assertThat(offer(ticker(0, "40000", "0.0001"))).isTrue();
        run.engine.restore(run.engine.snapshot());
        assertThat(offer(ticker(250, "40000", "0.0001"))).isTrue();

        run.engine.restore(run.engine.snapshot());
        assertThat(offer(priced(500, "80000", "40000", "40000"))).isFalse();
    }

    /** As the engine's shell does it. */
    private boolean offer(Ticker ticker) {
        boolean taken = run.engine.takes(ticker);
        if (taken) {
            run.on(new EngineInput.TickerChanged(ticker));
        }
        return taken;
    }

    /** Of what the last decision wishes. */
    private List<OrderIntent> orders() {
        return run.lastDecision().intents();
    }

    private Ticker ticker(long afterMs, String mark, String predicted) {
        return ticker(FundingRun.BTC_PERPETUAL, afterMs, mark, predicted);
    }

    private Ticker ticker(InstrumentId instrument, long afterMs, String mark, String predicted) {
        Decimal price = dec(mark);
        return new Ticker(instrument, run.nowMs + afterMs, price, null, null, price, null, dec(predicted), 0, 0);
    }

    private Ticker priced(long afterMs, String mark, @Nullable String last, @Nullable String index) {
        return new Ticker(
                FundingRun.BTC_PERPETUAL,
                run.nowMs + afterMs,
                last == null ? null : dec(last),
                null,
                null,
                dec(mark),
                index == null ? null : dec(index),
                dec("0.0001"),
                0,
                0);
    }

    private static Ticker coin(long atMs) {
        return new Ticker(InstrumentId.spot("BTCUSDT"), atMs, dec("40000"), null, null, null, null, null, 0, 0);
    }
}
