package io.eternalengine.engine.corehodl;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.ETH;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.AllTimeHigh;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.FeeRates;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.Answers;
import io.eternalengine.engine.EngineInput;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** All-time highs and fees are those of the exchange once it has stated them. */
class VenueFactsTest {
    @Test
    void aHighToldBeforeTheFirstCandleIsTheAllTimeHigh() {
        HodlRun run = HodlRun.ready().restartingBetweenInputs();

        stateHigh(run, ETH, "20000");
        run.candles("40000", "2000");

        assertThat(allTimeHigh(run, ETH)).isEqualTo(dec("20000"));
        assertThat(allTimeHigh(run, BTC)).isEqualTo(dec("40000"));
    }

    @Test
    void anAssetFarBelowAHighOfBeforeItsCandlesIsNotSold() {
        // given ETH 80 % below a high that no candle here has seen
        HodlRun run = HodlRun.accumulating("40000", "2000").restartingBetweenInputs();
        stateHigh(run, ETH, "20000");

        // when it drifts above its band
        run.candles("40000", "4000");
        run.nextHour();
        run.candles("40000", "4000");

        // then
        assertThat(sales(run)).isEmpty();
        assertThat(run.lastDecision.rule().text()).isEqualTo("no-sale-below-high");
    }

    @Test
    void aHighBelowAKnownOneChangesNothing() {
        HodlRun run = HodlRun.ready();
        run.candles("40000", "2000");

        stateHigh(run, ETH, "1500");

        assertThat(allTimeHigh(run, ETH)).isEqualTo(dec("2000"));
    }

    @Test
    void theProceedsOfASaleAreSpentLessTheFeeThatTheExchangeTells() {
        assertThat(spentOfProceeds(run -> {})).isEqualTo(dec("0.999"));
        assertThat(spentOfProceeds(run -> stateFees(run, "CORE-HODL", "0.0002", "0.01")))
                .isEqualTo(dec("0.99"));
    }

    @Test
    void aRebateIsNotCountedOn() {
        assertThat(spentOfProceeds(run -> stateFees(run, "CORE-HODL", "-0.01", "-0.005")))
                .isEqualTo(dec("1.000"));
    }

    @Test
    void feesOfAnotherAccountAreNotOurs() {
        assertThat(spentOfProceeds(run -> stateFees(run, "TREND-1", "0.0002", "0.01")))
                .isEqualTo(dec("0.999"));
    }

    @Test
    void asMuchMoreIsSoldForRecalledCapitalAsTheExchangeCharges() {
        Decimal assumed = soldForRecall(run -> {});
        Decimal stated = soldForRecall(run -> stateFees(run, "CORE-HODL", "0.001", "0.01"));

        assertThat(stated.minus(assumed).isPositive()).isTrue();
        assertThat(stated.times(dec("0.99")).minus(assumed.times(dec("0.999"))).abs())
                .isLessThan(dec("0.00001"));
    }

    /** What is bought with the proceeds of a rebalancing, as a part of them. */
    private static Decimal spentOfProceeds(Consumer<HodlRun> stated) {
        HodlRun run = HodlRun.accumulating("40000", "2000").restartingBetweenInputs();
        stated.accept(run);
        run.candles("40000", "3400");
        OrderIntent sale = sales(run).getFirst();
        run.fill(sale);
        ParentOrder purchase = run.state().parentOrders().all().iterator().next();
        Decimal proceeds = Answers.quantityOf(sale).times(sale.referencePrice());
        return ((OrderAmount.OfQuote) purchase.remaining()).amount().dividedBy(proceeds, 3, RoundingMode.HALF_EVEN);
    }

    private static Decimal soldForRecall(Consumer<HodlRun> stated) {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        stated.accept(run);
        run.assign("less", "100000", "40000");
        run.nextHour();
        run.candles("40000", "2000");
        return sales(run).stream()
                .filter(sale -> sale.instrument().equals(BTC))
                .map(Answers::quantityOf)
                .reduce(Decimal.ZERO, Decimal::plus);
    }

    private static void stateHigh(HodlRun run, InstrumentId instrument, String price) {
        run.on(new EngineInput.HighStated(new AllTimeHigh(instrument, dec(price), 0, run.nowMs)));
    }

    private static void stateFees(HodlRun run, String account, String maker, String taker) {
        for (InstrumentId id : List.of(BTC, ETH)) {
            run.on(new EngineInput.FeesStated(new FeeRates(account, id, dec(maker), dec(taker), run.nowMs)));
        }
    }

    private static Decimal allTimeHigh(HodlRun run, InstrumentId instrument) {
        return run.state().markets().of(instrument).allTimeHigh();
    }

    private static List<OrderIntent> sales(HodlRun run) {
        return run.intents.stream().filter(intent -> intent.side() == Side.SELL).toList();
    }
}
