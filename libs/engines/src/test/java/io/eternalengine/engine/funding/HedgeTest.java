package io.eternalengine.engine.funding;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.Answers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both legs equal: the received quantity, retries, time-out, unwinding, re-hedging. */
class HedgeTest {
    private final FundingRun run = FundingRun.ready();

    @Test
    void hedgesTheQuantityThatWasReceived() {
        OrderIntent purchase = run.candles().getFirst();

        List<OrderIntent> made = run.execute(purchase, dec("0.5"));

        // 0.4995 coins were received; whole lots of them are sold short.
        assertThat(made).singleElement().satisfies(order -> {
            assertThat(order.instrument()).isEqualTo(FundingRun.BTC_PERPETUAL);
            assertThat(order.side()).isEqualTo(Side.SELL);
            assertThat(Answers.quantityOf(order)).isEqualTo(dec("0.499"));
        });
    }

    @Test
    void collectsOnceBothLegsStand() {
        run.fillUntilQuiet(run.candles());

        assertThat(run.btc().phase()).isEqualTo(CarryPhase.Collecting.INSTANCE);
        assertThat(run.btc().legs().shorts()).isEqualTo(dec("0.75"));
        assertThat(run.btc().legs().coins()).isBetween(dec("0.75"), dec("0.751"));
        assertThat(run.rules()).contains("entered");
    }

    @Test
    void aFillThatIsHeardAfterItsOrderEndedIsNotHedgedTwice() {
        OrderIntent purchase = run.candles().getFirst();
        OrderIntent hedge = run.fill(purchase).getFirst();

        assertThat(run.end(hedge, OrderState.FILLED, Answers.quantityOf(hedge))).isEmpty();
        assertThat(run.ticker("40000")).isEmpty();
        run.execute(hedge, Answers.quantityOf(hedge));

        assertThat(run.btc().phase()).isEqualTo(CarryPhase.Collecting.INSTANCE);
        assertThat(run.intents).hasSize(2);
    }

    @Test
    void anEntryThatFilledInPartCollectsWithWhatItGot() {
        OrderIntent purchase = run.candles().getFirst();
        OrderIntent hedge = run.execute(purchase, dec("0.3")).getFirst();
        run.fill(hedge);
        run.fillUntilQuiet(run.end(purchase, OrderState.CANCELLED, dec("0.3")));

        assertThat(run.btc().phase()).isEqualTo(CarryPhase.Collecting.INSTANCE);
        assertThat(run.btc().legs().shorts()).isEqualTo(dec("0.299"));
        assertThat(run.btc().legs().target()).isEqualTo(dec("0.299"));
    }

    @Test
    void anEntryThatBoughtNothingGoesBackToMonitoring() {
        run.reject(run.candles().getFirst());

        assertThat(run.btc().phase()).isEqualTo(CarryPhase.Monitoring.INSTANCE);
        assertThat(run.candles()).hasSize(1);
    }

    @Test
    void aHedgeThatFailsIsTriedAgain() {
        OrderIntent hedge = run.fill(run.candles().getFirst()).getFirst();

        List<OrderIntent> again = run.fail(hedge);

        assertThat(again).singleElement().satisfies(order -> {
            assertThat(order.instrument()).isEqualTo(FundingRun.BTC_PERPETUAL);
            assertThat(order.side()).isEqualTo(Side.SELL);
            assertThat(order.intentId()).isNotEqualTo(hedge.intentId());
        });
    }

    @Test
    void aHedgeThatKeepsFailingIsGivenUpAndTheCoinsAreSold() {
        OrderIntent hedge = run.fill(run.candles().getFirst()).getFirst();
        OrderIntent second = run.fail(hedge).getFirst();
        OrderIntent third = run.reject(second).getFirst();

        List<OrderIntent> made = run.fail(third);

        assertThat(made).singleElement().satisfies(order -> {
            assertThat(order.instrument()).isEqualTo(InstrumentId.spot("BTCUSDT"));
            assertThat(order.side()).isEqualTo(Side.SELL);
            assertThat(order.reduceOnly()).isTrue();
        });
        run.fillUntilQuiet(made);
        assertThat(run.btc().phase()).isEqualTo(CarryPhase.Monitoring.INSTANCE);
    }

    @Test
    void afterAShortThatFailedNothingIsBoughtForASettlementInterval() {
        // given coins that were sold again
        OrderIntent hedge = run.fill(run.candles().getFirst()).getFirst();
        hedge = run.reject(hedge).getFirst();
        hedge = run.reject(hedge).getFirst();
        run.fillUntilQuiet(run.reject(hedge));

        // when the hours of the interval pass
        for (int hour = 1; hour < 8; hour++) {
            assertThat(run.candles()).isEmpty();
            assertThat(run.lastDecision().rule().text()).isEqualTo("lately-unhedged");
        }

        // then
        assertThat(run.candles()).hasSize(1);
    }

    @Test
    void afterAShortThatWasNotAnsweredNothingIsBoughtForASettlementInterval() {
        run.fill(run.candles().getFirst());
        run.nowMs += 5_000;
        run.fillUntilQuiet(run.ticker("40000"));
        run.nowMs -= 5_000;

        assertThat(run.btc().isMonitoring()).isTrue();
        assertThat(run.candles()).isEmpty();
        assertThat(run.lastDecision().rule().text()).isEqualTo("lately-unhedged");
    }

    @Test
    void afterTheLegTimeoutTheOtherLegIsUnwound() {
        run.fill(run.candles().getFirst());
        run.nowMs += 4_999;
        assertThat(run.ticker("40000")).isEmpty();
        run.nowMs += 1;

        List<OrderIntent> made = run.ticker("40000");

        assertThat(made)
                .singleElement()
                .satisfies(order -> assertThat(order.instrument()).isEqualTo(InstrumentId.spot("BTCUSDT")));
        assertThat(run.decisions.getLast().intents()).isEqualTo(made);
    }

    @Test
    void aTimeFarAheadStopsNoLegTimeout() {
        OrderIntent purchase = run.candles().getFirst();
        long beforeMs = run.nowMs;
        run.nowMs += 365 * Markets.DAY_MS;
        run.ticker("40000");
        run.nowMs = beforeMs;
        run.fill(purchase);
        run.nowMs += 5_000;

        assertThat(run.ticker("40000"))
                .singleElement()
                .satisfies(order -> assertThat(order.instrument()).isEqualTo(InstrumentId.spot("BTCUSDT")));
    }

    @Test
    void aCandleTurnsBackAClockThatIsFarAheadAndWithItTheBeginOfALegTimeout() {
        // given that the legs differ since a time far ahead, as a candle of others said
        OrderIntent purchase = run.candles().getFirst();
        long beforeMs = run.nowMs;
        run.nowMs += 365 * Markets.DAY_MS;
        run.candle(InstrumentId.spot("SUIUSDT"), dec("2"));
        run.fill(purchase);
        run.nowMs = beforeMs;

        // when candles of the market say what time it is
        assertThat(run.candles()).isEmpty();
        run.nowMs += 5_000;

        // then
        assertThat(run.ticker("40000"))
                .singleElement()
                .satisfies(order -> assertThat(order.instrument()).isEqualTo(InstrumentId.spot("BTCUSDT")));
    }

    @Test
    void aCandleOfAnotherMarketBringsTheLegTimeoutToo() {
        run.fill(run.candles().getFirst());
        run.nowMs += 5_000;

        assertThat(run.candle(InstrumentId.spot("SUIUSDT"), dec("2"))).hasSize(1);
    }

    @Test
    void aHedgeThatFillsAfterItWasGivenUpIsBoughtBack() {
        OrderIntent hedge = run.fill(run.candles().getFirst()).getFirst();
        run.nowMs += 5_000;
        OrderIntent sale = run.ticker("40000").getFirst();
        run.fill(sale);

        List<OrderIntent> made = run.fill(hedge);

        assertThat(made).singleElement().satisfies(order -> {
            assertThat(order.instrument()).isEqualTo(FundingRun.BTC_PERPETUAL);
            assertThat(order.side()).isEqualTo(Side.BUY);
            assertThat(order.reduceOnly()).isTrue();
        });
        run.fillUntilQuiet(made);
        assertThat(run.btc().phase()).isEqualTo(CarryPhase.Monitoring.INSTANCE);
        assertThat(run.btc().legs().shorts()).isEqualTo(Decimal.ZERO);
    }

    @Test
    void aHaltBetweenTheLegsUnwindsTheCoins() {
        OrderIntent purchase = run.candles().getFirst();
        run.command(new RiskAction.HaltImposed("operator:ALL", RiskScope.ALL, "news", "alice"));

        List<OrderIntent> made = run.fill(purchase);

        assertThat(made).singleElement().satisfies(order -> {
            assertThat(order.instrument()).isEqualTo(InstrumentId.spot("BTCUSDT"));
            assertThat(order.side()).isEqualTo(Side.SELL);
        });
    }

    @Test
    void closingIsNeverGivenUp() {
        FundingRun collecting = FundingRun.collecting();
        List<OrderIntent> made = collecting.settle("-0.0001");
        OrderIntent sale = ofSpot(made);
        OrderIntent close = ofPerpetual(made);
        collecting.fill(sale);
        for (int failure = 0; failure < 20; failure++) {
            List<OrderIntent> next = collecting.fail(close);
            if (next.isEmpty()) {
                collecting.nowMs += 1_000;
                next = collecting.ticker("40000");
            }
            close = ofPerpetual(next);
        }
        collecting.fillUntilQuiet(List.of(close));

        assertThat(collecting.btc().phase()).isEqualTo(CarryPhase.Monitoring.INSTANCE);
        assertThat(collecting.btc().legs().shorts()).isEqualTo(Decimal.ZERO);
    }

    @Test
    void aLongPerpetualIsSoldOnceAndNotAtEveryInput() {
        // given that closing the short bought three times as much
        FundingRun collecting = FundingRun.collecting();
        OrderIntent close = ofPerpetual(collecting.settle("-0.0001"));
        Decimal bought = Answers.quantityOf(close);
        var made = new ArrayList<>(collecting.execute(close, bought.times(dec("3"))));
        made.addAll(collecting.end(close, OrderState.FILLED, bought.times(dec("3"))));

        // when the leg time-out passes while the sale is under way
        OrderIntent sale = ofPerpetual(made);
        collecting.nowMs += 6_000;
        made.clear();
        made.addAll(collecting.ticker("40000"));
        made.addAll(collecting.ticker("40000"));

        // then
        assertThat(sale.side()).isEqualTo(Side.SELL);
        assertThat(sale.reduceOnly()).isTrue();
        assertThat(Answers.quantityOf(sale)).isEqualTo(bought.times(dec("2")));
        assertThat(made).noneMatch(order -> order.instrument().equals(FundingRun.BTC_PERPETUAL));
        collecting.fill(sale);
        assertThat(collecting.btc().legs().shorts()).isEqualTo(Decimal.ZERO);
    }

    @Test
    void rehedgesAtTwoPercent() {
        // Coins sold by hand, so that 0.7359 stand against 0.75: less than 2 %, but more than a lot.
        FundingRun collecting = FundingRun.collecting();
        OrderIntent byHand = byHand(collecting, "0.0141");
        List<OrderIntent> made = collecting.execute(byHand, dec("0.0141"));

        assertThat(ofPerpetual(made).side()).isEqualTo(Side.BUY);
        assertThat(Answers.quantityOf(ofPerpetual(made))).isEqualTo(dec("0.015"));
    }

    @Test
    void rehedgesWithinALotBySellingCoins() {
        FundingRun small = FundingRun.ready();
        small.assign("1000000", "1550");
        small.fillUntilQuiet(small.candles());
        assertThat(small.btc().legs().shorts()).isEqualTo(dec("0.007"));
        OrderIntent byHand = new OrderIntent(
                "by-hand",
                small.intents.getFirst().engine(),
                "FUNDING",
                InstrumentId.spot("BTCUSDT"),
                Side.BUY,
                small.intents.getFirst().style(),
                small.intents.getFirst().amount(),
                false,
                0,
                small.nowMs,
                dec("40000"),
                "a test");
        assertThat(small.execute(byHand, dec("0.0004"))).isEmpty();

        List<OrderIntent> made = small.candles();

        assertThat(ofSpot(made).side()).isEqualTo(Side.SELL);
        assertThat(small.rules()).contains("rehedge");
    }

    private static OrderIntent byHand(FundingRun run, String quantity) {
        OrderIntent some = run.intents.getFirst();
        return new OrderIntent(
                "by-hand-" + quantity,
                some.engine(),
                "FUNDING",
                InstrumentId.spot("BTCUSDT"),
                Side.SELL,
                some.style(),
                some.amount(),
                true,
                0,
                run.nowMs,
                dec("40000"),
                "a test");
    }

    static OrderIntent ofSpot(List<OrderIntent> made) {
        return made.stream()
                .filter(order -> order.instrument().equals(InstrumentId.spot("BTCUSDT")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no order of the coin in " + made));
    }

    static OrderIntent ofPerpetual(List<OrderIntent> made) {
        return made.stream()
                .filter(order -> order.instrument().equals(FundingRun.BTC_PERPETUAL))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no order of the perpetual in " + made));
    }
}
