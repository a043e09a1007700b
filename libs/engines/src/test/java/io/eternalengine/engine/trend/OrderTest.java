package io.eternalengine.engine.trend;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.Answers;
import org.junit.jupiter.api.Test;

/** Partial fills, refusals, repetitions, messages in any order, restarts: each wish is had once. */
class OrderTest {
    @Test
    void keepsWhatAnEntryFilledInPart() {
        TrendRun run = TrendRun.rising(TrendRun.quick());
        OrderIntent entry = run.bar("41200").getFirst();
        run.execute(entry, dec("0.030"));
        assertThat(run.phase()).isEqualTo("ENTERING");

        run.end(entry, OrderState.CANCELLED, dec("0.030"));

        assertThat(run.phase()).isEqualTo("IN_POSITION");
        assertThat(run.state().held(0)).isEqualTo(dec("0.030"));
    }

    @Test
    void waitsForTheExecutionsOfAnOrderWhoseEndItHeardFirst() {
        TrendRun run = TrendRun.rising(TrendRun.quick());
        OrderIntent entry = run.bar("41200").getFirst();

        run.end(entry, OrderState.FILLED, Answers.quantityOf(entry));
        assertThat(run.phase()).isEqualTo("ENTERING");
        run.execute(entry, Answers.quantityOf(entry));

        assertThat(run.phase()).isEqualTo("IN_POSITION");
    }

    @Test
    void goesOnScanningWhenRiskRefusesTheEntry() {
        TrendRun run = TrendRun.rising(TrendRun.quick());
        run.reject(run.bar("41200").getFirst(), "order-value");
        assertThat(run.phase()).isEqualTo("SCANNING");

        assertThat(run.bar("41600"))
                .extracting(OrderIntent::intentId)
                .containsExactly("TREND.TREND-1.BTCUSDT.entry-0002");
    }

    @Test
    void goesOnScanningWhenTheExchangeFillsNothing() {
        TrendRun run = TrendRun.rising(TrendRun.quick());

        run.end(run.bar("41200").getFirst(), OrderState.REJECTED, Decimal.ZERO);

        assertThat(run.phase()).isEqualTo("SCANNING");
        assertThat(run.state().record()).as("no trade was closed").isEqualTo(TrackRecord.EMPTY);
    }

    @Test
    void triesAnExitAtEveryCandleUntilNothingIsLeft() {
        TrendRun run = TrendRun.longPosition();
        OrderIntent first = run.hour("40500").getFirst();
        run.reject(first, "a-test");
        OrderIntent second = run.hour("40400").getFirst();
        assertThat(run.hour("40300")).as("one try at a time").isEmpty();
        run.execute(second, dec("0.050"));
        run.end(second, OrderState.EXPIRED, dec("0.050"));
        assertThat(run.phase()).isEqualTo("EXITING");

        OrderIntent third = run.hour("40200").getFirst();
        assertThat(third.intentId()).isEqualTo("TREND.TREND-1.BTCUSDT.exit-0001.try-3");
        assertThat(Answers.quantityOf(third)).isEqualTo(dec("0.047"));
        run.fill(third);

        assertThat(run.phase()).isEqualTo("SCANNING");
        assertThat(run.state().record().losses()).isEqualTo(1);
    }

    @Test
    void isOutOnceWhenTheStopWasFasterThanTheExit() {
        TrendRun run = TrendRun.longPosition();
        OrderIntent exit = run.hour("40500").getFirst();
        run.stopHit(dec("40500"));
        assertThat(run.phase()).as("the order may still be under way").isEqualTo("EXITING");

        run.end(exit, OrderState.CANCELLED, Decimal.ZERO);

        assertThat(run.phase()).isEqualTo("SCANNING");
    }

    @Test
    void isStoppedOutWhileTheEntryIsStillUnderWay() {
        TrendRun run = TrendRun.rising(TrendRun.quick());
        OrderIntent entry = run.bar("41200").getFirst();
        run.execute(entry, dec("0.030"));
        run.stopHit(dec("40500"));

        run.end(entry, OrderState.CANCELLED, dec("0.030"));

        assertThat(run.phase()).isEqualTo("SCANNING");
        assertThat(run.state().record().losses()).isEqualTo(1);
    }

    @Test
    void hearsTheEndOfAnOrderOnce() {
        TrendRun run = TrendRun.rising(TrendRun.quick());
        OrderIntent entry = run.bar("41200").getFirst();
        run.fill(entry);
        byte[] before = run.bytes();

        run.end(entry, OrderState.FILLED, Answers.quantityOf(entry));
        run.reject(entry, "a-test");

        assertThat(run.bytes()).isEqualTo(before);
    }

    @Test
    void doesNotAdoptAPositionThatItDidNotOpen() {
        TrendRun run = TrendRun.ready();
        byte[] before = run.bytes();
        run.execute("", TrendRun.BTC, Side.BUY, Decimal.ONE, dec("40000"));
        assertThat(run.lastDecision.rule().text()).isEqualTo("execution-unexplained");
        assertThat(run.bytes()).isEqualTo(before);

        TrendRun holding = TrendRun.longPosition();
        byte[] held = holding.bytes();
        holding.execute("", TrendRun.BTC, Side.BUY, Decimal.ONE, dec("40000"));
        holding.execute("", TrendRun.BTC, Side.SELL, Decimal.ONE, dec("40000"));
        assertThat(holding.bytes()).isEqualTo(held);
    }

    @Test
    void keepsBooksToTheLastUnit() {
        TrendRun run = TrendRun.longPosition();
        run.hour("40500").forEach(run::fill);

        Decimal quantity = dec("0.097");
        Decimal fees = dec("41200").plus(dec("40500")).times(quantity).times(TrendRun.FEE_FRACTION);
        Decimal expected = dec("15000").minus(dec("700").times(quantity)).minus(fees);
        assertThat(run.state().equity()).isEqualTo(expected);
        assertThat(run.state().cash()).isEqualTo(expected);
    }

    @Test
    void comesToTheSameStateThroughRestartsBetweenAllInputs() {
        assertThat(story(TrendRun.ready().restartingBetweenInputs())).isEqualTo(story(TrendRun.ready()));
    }

    @Test
    void refusesAStateOfOtherParameters() {
        TrendRun run = TrendRun.longPosition();
        var daily = new TrendEngine(TrendParameters.trend1());

        assertThatThrownBy(() -> daily.restore(run.bytes()))
                .hasMessage("length of the stored indicator is 2: must be 50");
    }

    private static byte[] story(TrendRun run) {
        run.bars("40000", "2000");
        run.bars("40400", "2020");
        run.bars("40800", "2050");
        for (OrderIntent entry : run.bars("41200", "2060")) {
            run.execute(entry, dec("0.020"));
            run.end(entry, OrderState.CANCELLED, dec("0.020"));
        }
        run.funding("0.0005");
        run.bars("41900", "2090");
        run.bars("40500", "2000");
        return run.bytes();
    }
}
