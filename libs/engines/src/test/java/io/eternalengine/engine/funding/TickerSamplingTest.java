package io.eternalengine.engine.funding;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Ticker;
import io.eternalengine.engine.EngineInput;
import java.util.List;
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
    void oneFarMarkClosesNothingUntilATickerOfAnotherTimeSaysTheSame() {
        // given a margin of 0.5, which is 0 at a mark of 60 000
        run.assign("1000000", String.valueOf(150_000 - 105_000));
        assertThat(offer(ticker(0, "40000", "0.0001"))).isTrue();
        byte[] before = run.engine.snapshot();

        assertThat(offer(ticker(1_000, "60000", "0.0001"))).as("one far mark").isFalse();
        assertThat(offer(ticker(1_000, "60000", "0.0001")))
                .as("the same ticker again")
                .isFalse();
        assertThat(offer(ticker(1_250, "80000", "0.0001")))
                .as("another far mark")
                .isFalse();
        assertThat(run.engine.snapshot()).isEqualTo(before);
        assertThat(offer(ticker(2_000, "40100", "0.0001"))).as("the true mark").isTrue();
        assertThat(offer(ticker(3_000, "60000", "0.0001")))
                .as("far from the true one again")
                .isFalse();
        assertThat(orders()).isEmpty();

        assertThat(offer(ticker(3_250, "60500", "0.0001")))
                .as("it says the same")
                .isTrue();
        assertThat(run.btc().prices().mark()).isEqualTo(dec("60500"));
        assertThat(orders()).hasSize(2).allMatch(OrderIntent::reduceOnly);
    }

    @Test
    void afterARestartTheNextTickerIsTakenUnlessItsMarkIsFar() {
        assertThat(offer(ticker(0, "40000", "0.0001"))).isTrue();
        run.engine.restore(run.engine.snapshot());
        assertThat(offer(ticker(250, "40000", "0.0001"))).isTrue();

        run.engine.restore(run.engine.snapshot());
        assertThat(offer(ticker(500, "80000", "0.0001"))).isFalse();
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
}
