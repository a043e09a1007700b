package io.eternalengine.engine.funding;

import static io.eternalengine.domain.Markets.HOUR_MS;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.LateCandle;
import io.eternalengine.engine.NoActionBand;
import io.eternalengine.engine.RandomLife;
import io.eternalengine.engine.WithAndWithoutBands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Inside a no-action band an input only updates price and clock, and the whole step would have done no more.
 * {@code -Dbands.lives=N} lives more.
 */
class FundingBandsTest {
    private static final long SEEDS = Long.getLong("bands.lives", 300);
    private static final int HOURS = 300;

    @Test
    void theWholeStepDecidesTheSameAsTheBand() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            // given
            FundingParameters parameters = parameters(new Random(~seed));
            List<Instrument> instruments = new ArrayList<>();
            for (CarryAsset asset : parameters.assets()) {
                instruments.add(FundingRun.spotRules(asset));
                instruments.add(FundingRun.perpetualRules(asset));
            }
            var engines = new WithAndWithoutBands(() -> new FundingEngine(parameters));

            // when, then
            new RandomLife(seed, EngineId.FUNDING, parameters.account(), instruments, engines).live(HOURS);
        }
    }

    @Test
    void aBandOfWhatIsCollectedEndsBelowTheMarkOfALowMarginAndWithTheHoldingTime() {
        // given
        FundingRun run = FundingRun.collecting();
        long enteredAtMs = run.nowMs;

        // when
        run.candles();
        NoActionBand perpetual = run.band(FundingRun.BTC, MarketCategory.LINEAR);
        NoActionBand spot = run.band(FundingRun.BTC, MarketCategory.SPOT);

        // then at its edge the margin is all but low
        Decimal mark = Objects.requireNonNull(perpetual.below());
        Decimal margin = run.state().cash().plus(run.btc().legs().perpetual().unrealised(mark));
        Decimal low = run.btc().legs().perpetual().notional(mark).times(dec("0.30"));
        assertThat(margin).isBetween(low, low.plus(dec("0.001")));
        assertThat(perpetual.above()).isNull();
        assertThat(perpetual.untilMs()).isEqualTo(enteredAtMs + 14 * 24 * HOUR_MS);
        assertThat(spot).isEqualTo(NoActionBand.ofAnyPrice(perpetual.untilMs(), perpetual.decision()));
        assertThat(perpetual.decision().rule().text()).isEqualTo("nothing-due");
    }

    @Test
    void twoShortsShareWhatTheMarginHasLeft() {
        // given
        FundingRun run = FundingRun.collecting();
        enterEth(run);
        run.candles();

        // when both marks stand at their edges
        Decimal btc = Objects.requireNonNull(
                run.band(FundingRun.BTC, MarketCategory.LINEAR).below());
        Decimal eth = Objects.requireNonNull(
                run.band(FundingRun.ETH, MarketCategory.LINEAR).below());

        // then
        CarryLegs ofBtc = run.btc().legs();
        CarryLegs ofEth = run.state().carries().get(FundingRun.ETH).legs();
        Decimal margin = run.state()
                .cash()
                .plus(ofBtc.perpetual().unrealised(btc))
                .plus(ofEth.perpetual().unrealised(eth));
        Decimal low = ofBtc.perpetual()
                .notional(btc)
                .plus(ofEth.perpetual().notional(eth))
                .times(dec("0.30"));
        assertThat(margin).isBetween(low, low.plus(dec("0.001")));
    }

    @Test
    void insideABandTheBasisStillLeaves() {
        // given
        FundingRun run = FundingRun.collecting();
        run.candles();
        run.perpetualPrice = dec("40800.01");
        assertThat(run.band(FundingRun.BTC, MarketCategory.LINEAR).below()).isGreaterThan(run.perpetualPrice);

        // when, then
        assertThat(run.candles()).hasSize(2);
        assertThat(run.lastDecision().values()).containsKey("left.BTC");
    }

    @Test
    void insideABandTheBasisStillEnters() {
        // given
        FundingRun run = FundingRun.ready();
        run.perpetualPrice = dec("40200.01");
        run.candles();
        assertThat(run.band(FundingRun.BTC, MarketCategory.LINEAR).below()).isNull();
        run.perpetualPrice = dec("40200");

        // when, then
        assertThat(run.candles()).hasSize(1);
        assertThat(run.lastDecision().rule().text()).isEqualTo("entry");
    }

    @Test
    void nothingIsQuietWhileOrdersAreUnderWay() {
        FundingRun run = FundingRun.ready();
        run.candles();

        run.nowMs += HOUR_MS;
        run.candle(run.asset(FundingRun.ETH).spot(), dec("2000"));

        assertThat(run.engine.bands().nothingDue()).isNull();
        assertThat(run.engine.bands().of(FundingRun.ETH, MarketCategory.SPOT)).isNull();
    }

    @Test
    void aBandEndsByTheClockAlsoWhenItIsAheadOfTheCandle() {
        // given
        FundingRun run = FundingRun.collecting();
        run.candles();

        // when a market of others is 15 days ahead
        long aheadMs = run.nowMs + 15 * 24 * HOUR_MS;
        run.on(new EngineInput.CandleClosed(Markets.candle(InstrumentId.spot("SUIUSDT"), aheadMs, dec("2"))));

        // then
        run.nowMs += HOUR_MS;
        assertThat(run.on(LateCandle.closed(run.asset(FundingRun.BTC).spot(), run.nowMs, run.spotPrice, aheadMs)))
                .hasSize(2);
    }

    @Test
    void aBandOfBeforeARestoreHoldsNoLonger() {
        // given
        FundingRun run = FundingRun.collecting();
        run.candles();
        FundingRun poorer = FundingRun.collecting();
        poorer.assign("1000000", "35000");

        // when
        run.engine.restore(poorer.engine.snapshot());

        // then
        assertThat(run.candles()).hasSize(2);
    }

    @Test
    void noBandBoundsTheMarginWhileAPerpetualIsLong() {
        // given less than a lot of ETH, which nobody ordered and no order can close
        FundingRun run = FundingRun.collecting();
        candlesOfEth(run);
        run.on(stray(run.asset(FundingRun.ETH).perpetual(), "0.001", run.nowMs));
        assertThat(run.state().carries().get(FundingRun.ETH).isMonitoring()).isTrue();

        run.candles();

        assertThat(run.engine.bands().nothingDue()).isNotNull();
        assertThat(run.engine.bands().of(FundingRun.BTC, MarketCategory.LINEAR)).isNull();
    }

    @Test
    void coinsThatNobodyOrderedAreSoldWithTheFirstPricesThatAreKnown() {
        // given
        FundingRun run = FundingRun.ready();
        run.perpetualPrice = dec("40300");
        run.on(stray(run.asset(FundingRun.ETH).spot(), "1", run.nowMs));
        run.candles();

        // when, then
        assertThat(candlesOfEth(run)).hasSize(1);
    }

    private static void enterEth(FundingRun run) {
        InstrumentId eth = run.asset(FundingRun.ETH).perpetual();
        run.settle(eth, "0.0001", 8 * HOUR_MS);
        run.settle(eth, "0.0001", 8 * HOUR_MS);
        run.nowMs += HOUR_MS;
        run.fillUntilQuiet(candlesOfEth(run));
    }

    private static List<OrderIntent> candlesOfEth(FundingRun run) {
        run.candle(run.asset(FundingRun.ETH).spot(), dec("2000"));
        return run.candle(run.asset(FundingRun.ETH).perpetual(), dec("2000"));
    }

    private static EngineInput stray(InstrumentId instrument, String quantity, long atMs) {
        Decimal price = dec("2000");
        return new EngineInput.Executed(new Execution(
                "stray-1",
                "stray",
                "FUNDING",
                instrument,
                Side.BUY,
                price,
                dec(quantity),
                price.times(dec(quantity)),
                Decimal.ZERO,
                "USDT",
                atMs));
    }

    private static FundingParameters parameters(Random random) {
        return new FundingParameters(
                "FUNDING",
                "USDT",
                List.of(CarryAsset.of("BTC", "0.6"), CarryAsset.of("ETH", "0.4")),
                dec("0.0001"),
                RateComparison.AT_LEAST,
                oneOf(random, "0.002", "0.005"),
                oneOf(random, "0.006", "0.02"),
                Duration.ofHours(random.nextBoolean() ? 30 : 336),
                Duration.ofHours(16),
                Duration.ofHours(24),
                Duration.ofSeconds(5),
                3,
                Duration.ofSeconds(1),
                oneOf(random, "0.002", "0.02"),
                oneOf(random, "1", "2"),
                oneOf(random, "0.30", "0.45", "0.80"),
                dec("0.20"),
                dec("0.90"),
                dec("0.5"),
                oneOf(random, "0.04", "0.5"),
                dec("0.001"),
                TickerParameters.defaults());
    }

    private static Decimal oneOf(Random random, String... choices) {
        return dec(choices[random.nextInt(choices.length)]);
    }
}
