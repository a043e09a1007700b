package io.eternalengine.engine.corehodl;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.ETH;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.engine.Answers;
import io.eternalengine.engine.EngineInput;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** INITIALIZING: equal daily parts, each bought exactly once. */
class PurchaseProgramTest {
    /** 100 000 × 0.40 × 0.95 ÷ 14, rounded down to the quote step. */
    private static final Decimal BTC_PART = dec("2714.2857142");

    private static final Decimal ETH_PART = dec("1357.1428571");

    @Test
    void buysOnePartOfEachAssetOnTheFirstCandles() {
        HodlRun run = HodlRun.ready();

        List<OrderIntent> orders = run.candles("40000", "2000");

        assertThat(orders)
                .extracting(OrderIntent::intentId, OrderIntent::amount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "CORE-HODL.dca.BTCUSDT.part-01.try-1", new OrderAmount.OfQuote(BTC_PART)),
                        org.assertj.core.groups.Tuple.tuple(
                                "CORE-HODL.dca.ETHUSDT.part-01.try-1", new OrderAmount.OfQuote(ETH_PART)));
    }

    @Test
    void buysFourteenPartsOfEachAssetAndNoMore() {
        HodlRun run = HodlRun.ready();

        for (int hour = 0; hour < 24 * 30; hour++) {
            run.fillAll(run.candles("40000", "2000"));
            run.nextHour();
        }

        assertThat(namesOf(run.parts(BTC))).isEqualTo(expectedParts("BTCUSDT"));
        assertThat(namesOf(run.parts(ETH))).isEqualTo(expectedParts("ETHUSDT"));
        assertThat(run.intents).hasSize(28);
    }

    @Test
    void buysTheSamePartsWhenRestartedBeforeEveryInput() {
        HodlRun undisturbed = HodlRun.ready();
        HodlRun restarted = HodlRun.ready().restartingBetweenInputs();

        for (int hour = 0; hour < 24 * 16; hour++) {
            undisturbed.fillAll(undisturbed.candles("40000", "2000"));
            restarted.fillAll(restarted.candles("40000", "2000"));
            undisturbed.nextHour();
            restarted.nextHour();
        }

        assertThat(restarted.intents).isEqualTo(undisturbed.intents);
        assertThat(restarted.engine.snapshot()).isEqualTo(undisturbed.engine.snapshot());
    }

    @Test
    void buysNothingOnTheSameDayAgain() {
        HodlRun run = HodlRun.ready();
        run.fillAll(run.candles("40000", "2000"));

        run.nextHour();
        List<OrderIntent> later = run.candles("40000", "2000");

        assertThat(later).isEmpty();
    }

    @Test
    void doesNotBuyTheSamePartAgainWhileTheOrderIsUnderWay() {
        HodlRun run = HodlRun.ready();
        run.candles("40000", "2000");

        run.nextDay();
        List<OrderIntent> later = run.candles("40000", "2000");

        assertThat(later).isEmpty();
    }

    @Test
    void hearsAnOrderEndTwiceWithoutOwingOrSpendingTwice() {
        HodlRun run = HodlRun.ready();
        OrderIntent order = run.candle(BTC, "40000").getFirst();
        run.fill(order);
        byte[] before = run.engine.snapshot();

        run.end(order, OrderState.FILLED, Answers.quantityOf(order));

        assertThat(run.lastDecision.rule().text()).isEqualTo("child-order-unknown");
        assertThat(run.engine.snapshot()).isEqualTo(before);
    }

    @Test
    void passesOverACandleThatCameTwiceOrLate() {
        HodlRun run = HodlRun.ready();
        run.fillAll(run.candle(BTC, "40000"));
        byte[] before = run.engine.snapshot();

        run.candle(BTC, "40000");
        assertThat(run.lastDecision.rule().text()).isEqualTo("candle-known");
        run.on(new EngineInput.CandleClosed(Markets.candle(BTC, run.nowMs - Markets.HOUR_MS, dec("30000"))));

        assertThat(run.lastDecision.rule().text()).isEqualTo("candle-known");
        assertThat(run.engine.snapshot()).isEqualTo(before);
    }

    @Test
    void doesNotEndBeforeADelayedLastPartIsOwed() {
        HodlRun run = HodlRun.ready();
        for (int day = 1; day <= 13; day++) {
            OrderIntent btc = run.candle(BTC, "40000").getFirst();
            run.fillAll(run.candle(ETH, "2000"));
            if (day < 13) {
                run.fill(btc);
                run.nextDay();
            }
        }
        OrderIntent delayed = run.intents.get(run.intents.size() - 2);
        run.nextDay();
        run.fillAll(run.candles("40000", "2000"));
        run.fill(delayed);
        run.nextHour();
        run.candle(ETH, "2000");
        run.fillAll(run.candle(BTC, "40000"));

        assertThat(run.parts(BTC)).hasSize(14);
        assertThat(run.parts(ETH)).hasSize(14);
    }

    @Test
    void saysWhenADailyPartIsTooSmallForAnOrder() {
        var run = new HodlRun(CoreHodlParameters.defaults());
        run.on(new EngineInput.InstrumentDescribed(Markets.btc()));
        run.assign("tiny", "0.0000001", "0.0000001");

        assertThat(run.candle(BTC, "40000")).isEmpty();
        assertThat(run.lastDecision.rule().text()).isEqualTo("part-too-small");
        assertThat(run.engine.openParentOrders()).isEmpty();
    }

    @Test
    void hearsTheSameCapitalTwiceWithoutCountingItTwice() {
        HodlRun run = HodlRun.ready();

        run.assign("first", "100000", "60000");

        assertThat(run.held("USDT")).isEqualTo(dec("60000"));
        assertThat(run.lastDecision.rule().text()).isEqualTo("capital-known");
    }

    @Test
    void catchesMissedDaysUpOncePartByPart() {
        HodlRun run = HodlRun.ready();
        run.fillAll(run.candles("40000", "2000"));

        run.nowMs += 4 * Markets.DAY_MS;
        for (int hour = 0; hour < 24; hour++) {
            run.fillAll(run.candles("40000", "2000"));
            run.nextHour();
        }

        assertThat(namesOf(run.parts(BTC))).isEqualTo(expectedParts("BTCUSDT").subList(0, 5));
    }

    @Test
    void triesAPartAgainThatRiskRejected() {
        HodlRun run = HodlRun.ready();
        OrderIntent first = run.candle(BTC, "40000").getFirst();
        run.reject(first, "mark-stale");

        run.nextHour();
        OrderIntent second = run.candle(BTC, "40000").getFirst();

        assertThat(second.intentId()).isEqualTo("CORE-HODL.dca.BTCUSDT.part-01.try-2");
        assertThat(second.amount()).isEqualTo(first.amount());
    }

    @Test
    void triesAPartAgainThatTheVenueRejectedCancelledOrLetExpire() {
        HodlRun run = HodlRun.ready();
        for (OrderState end : List.of(OrderState.REJECTED, OrderState.CANCELLED, OrderState.EXPIRED)) {
            run.end(run.candle(BTC, "40000").getFirst(), end, Decimal.ZERO);
            run.nextHour();
        }

        run.fillAll(run.candle(BTC, "40000"));
        run.nextHour();

        assertThat(namesOf(run.parts(BTC)))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 4)
                        .mapToObj(attempt -> "CORE-HODL.dca.BTCUSDT.part-01.try-" + attempt)
                        .toList());
        assertThat(run.candle(BTC, "40000")).isEmpty();
    }

    @Test
    void buysOnlyWhatAPartialFillLeft() {
        HodlRun run = HodlRun.ready();
        OrderIntent first = run.candle(BTC, "40000").getFirst();
        run.execute(first, dec("0.03"));
        run.end(first, OrderState.CANCELLED, dec("0.03"));

        run.nextHour();
        OrderIntent second = run.candle(BTC, "50000").getFirst();

        assertThat(second.intentId()).isEqualTo("CORE-HODL.dca.BTCUSDT.part-01.try-2");
        assertThat(second.amount()).isEqualTo(new OrderAmount.OfQuote(BTC_PART.minus(dec("1200"))));
    }

    @Test
    void leavesARestThatIsTooSmallForAnOrder() {
        HodlRun run = HodlRun.ready();
        OrderIntent first = run.candle(BTC, "40000").getFirst();
        Decimal almostAll = dec("0.0678");
        run.execute(first, almostAll);
        run.end(first, OrderState.CANCELLED, almostAll);

        run.nextHour();

        assertThat(run.candle(BTC, "40000")).isEmpty();
        assertThat(run.engine.openParentOrders()).isEmpty();
    }

    @Test
    void isDoneWhenMoreThanNineTenthsOfTheTargetAreBought() {
        HodlRun run = HodlRun.ready();
        for (int day = 1; day <= 13; day++) {
            run.fillAll(run.candles("40000", "2000"));
            run.nextDay();
        }
        assertThat(run.engine.phase()).isEqualTo("INITIALIZING");

        run.fillAll(run.candles("40000", "2000"));
        run.nextHour();
        run.candles("40000", "2000");

        assertThat(run.engine.phase()).isEqualTo("ACCUMULATING");
        assertThat(run.state().program().totalSpent()).isGreaterThan(dec("54000"));
    }

    @Test
    void keepsFivePercentOfTheEngineInCash() {
        HodlRun run = HodlRun.accumulating("40000", "2000");

        assertThat(run.held("USDT")).isBetween(dec("3000"), dec("3005"));
    }

    @Test
    void waitsForCapitalAndForTradingRules() {
        var run = new HodlRun(CoreHodlParameters.defaults());
        assertThat(run.candle(BTC, "40000")).isEmpty();
        assertThat(run.lastDecision.rule().text()).isEqualTo("awaiting-capital");

        run.assign("first", "100000", "60000");
        run.nextHour();
        assertThat(run.candle(BTC, "40000")).isEmpty();
        assertThat(run.lastDecision.rule().text()).isEqualTo("awaiting-instrument");

        run.on(new EngineInput.InstrumentDescribed(Markets.btc()));
        run.nextHour();
        assertThat(run.candle(BTC, "40000")).hasSize(1);
    }

    private static List<String> namesOf(List<OrderIntent> orders) {
        return orders.stream().map(OrderIntent::intentId).toList();
    }

    private static List<String> expectedParts(String symbol) {
        return IntStream.rangeClosed(1, 14)
                .mapToObj(part -> String.format(Locale.ROOT, "CORE-HODL.dca.%s.part-%02d.try-1", symbol, part))
                .toList();
    }
}
