package io.eternalengine.engine.funding;

import static io.eternalengine.domain.Markets.HOUR_MS;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The assets are a list: three of them are carried as two are. */
class ThreeAssetsTest {
    private static final String[] PRICES = {"40000", "2000", "100"};
    private static final int SOL = 2;

    private final FundingRun run = FundingRun.ready(three());

    @Test
    void eachAssetIsEnteredToItsOwnShare() {
        positiveFundingOfAll();

        List<OrderIntent> entries = candlesOfAll();

        assertThat(entries)
                .extracting(OrderIntent::intentId)
                .containsExactly(
                        "FUNDING.BTCUSDT.spot-buy.000001",
                        "FUNDING.ETHUSDT.spot-buy.000001",
                        "FUNDING.SOLUSDT.spot-buy.000001");
        // 150 000 × 0.5, 0.3 and 0.2, half of each for the margin: at 40 000, 2 000 and 100, in whole lots.
        assertThat(run.state().carries())
                .extracting(carry -> carry.legs().target())
                .containsExactly(dec("0.937"), dec("11.25"), dec("150"));
    }

    @Test
    void eachAssetIsHedgedWithItsOwnPerpetual() {
        positiveFundingOfAll();

        run.fillUntilQuiet(candlesOfAll());

        assertThat(run.state().carries()).extracting(Carry::phase).containsOnly(CarryPhase.Collecting.INSTANCE);
        for (Carry carry : run.state().carries()) {
            assertThat(carry.legs().shorts()).isEqualTo(carry.legs().target());
        }
        assertThat(run.intents)
                .filteredOn(intent -> intent.side() == Side.SELL)
                .extracting(OrderIntent::instrument)
                .containsExactlyInAnyOrder(
                        run.asset(FundingRun.BTC).perpetual(),
                        run.asset(FundingRun.ETH).perpetual(),
                        run.asset(SOL).perpetual());
    }

    @Test
    void onlyTheAssetThatPaysIsEntered() {
        run.settle(run.asset(SOL).perpetual(), "0.0002", 8 * HOUR_MS);
        run.settle(run.asset(SOL).perpetual(), "0.0002", 8 * HOUR_MS);
        run.settle("-0.0001");

        assertThat(candlesOfAll())
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.instrument()).isEqualTo(run.asset(SOL).spot()));
    }

    @Test
    void refusesASnapshotOfOtherCoinsOrOfAnotherOrder() {
        byte[] snapshot = run.engine.snapshot();
        CarryAsset btc = CarryAsset.of("BTC", "0.5");
        CarryAsset sol = CarryAsset.of("SOL", "0.2");
        var reordered = new FundingEngine(with(List.of(btc, sol, CarryAsset.of("ETH", "0.3"))));
        var others = new FundingEngine(with(List.of(btc, CarryAsset.of("XRP", "0.3"), sol)));

        assertThatThrownBy(() -> reordered.restore(snapshot))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("assets of the snapshot is [")
                .hasMessageContaining("must be those of the parameters");
        assertThatThrownBy(() -> others.restore(snapshot)).hasMessageStartingWith("assets of the snapshot is [");
        new FundingEngine(run.parameters).restore(snapshot);
    }

    private void positiveFundingOfAll() {
        for (CarryAsset asset : run.parameters.assets()) {
            run.settle(asset.perpetual(), "0.0001", 8 * HOUR_MS);
            run.settle(asset.perpetual(), "0.0001", 8 * HOUR_MS);
        }
    }

    private List<OrderIntent> candlesOfAll() {
        run.nowMs += HOUR_MS;
        List<OrderIntent> made = new ArrayList<>();
        for (int index = 0; index < PRICES.length; index++) {
            made.addAll(run.candle(run.asset(index).spot(), dec(PRICES[index])));
            made.addAll(run.candle(run.asset(index).perpetual(), dec(PRICES[index])));
        }
        return made;
    }

    private static FundingParameters three() {
        return with(List.of(CarryAsset.of("BTC", "0.5"), CarryAsset.of("ETH", "0.3"), CarryAsset.of("SOL", "0.2")));
    }

    private static FundingParameters with(List<CarryAsset> assets) {
        FundingParameters two = FundingParameters.defaults();
        return new FundingParameters(
                two.account(),
                two.quoteAsset(),
                assets,
                two.minRatePer8h(),
                two.rateComparison(),
                two.maxEntryBasis(),
                two.maxHeldBasis(),
                two.maxHolding(),
                two.positiveToEnter(),
                two.negativeToCloseAll(),
                two.legTimeout(),
                two.legTries(),
                two.retryDelay(),
                two.rehedgeFraction(),
                two.shortLeverage(),
                two.marginAlert(),
                two.marginReduce(),
                two.marginTarget(),
                two.tacticalFraction(),
                Decimal.ONE,
                two.takerFeeFraction(),
                two.tickers());
    }
}
