package io.eternalengine.engine.corehodl;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.DAY_MS;
import static io.eternalengine.domain.Markets.ETH;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.NoActionBand;
import io.eternalengine.engine.RandomLife;
import io.eternalengine.engine.WithAndWithoutBands;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Inside a no-action band an input only updates price and clock, and the whole step would have done no more. {@code -Dbands.lives=N} lives
 * more.
 */
class CoreHodlBandsTest {
    private static final long SEEDS = Long.getLong("bands.lives", 200);
    private static final int HOURS = 300;
    private static final InstrumentId SOL = InstrumentId.spot("SOLUSDT");

    @Test
    void theWholeStepDecidesTheSameAsTheBand() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            // given
            var random = new Random(~seed);
            CoreHodlParameters parameters = parameters(random);
            List<Instrument> instruments = List.of(
                    rules(BTC, "BTC", random),
                    rules(ETH, "ETH", random),
                    rules(InstrumentId.linear("BTCUSDT"), "BTC", random));
            var engines = new WithAndWithoutBands(() -> new CoreHodlEngine(parameters));

            // when, then
            new RandomLife(seed, EngineId.CORE_HODL, parameters.account(), instruments, engines).live(HOURS);
        }
    }

    @Test
    void aBandEndsJustBelowThePricesAtWhichAWeightDriftsTooFar() {
        HodlRun run = HodlRun.accumulating("40000", "2000");

        Decimal btc = run.held("BTC").times(Objects.requireNonNull(run.band(0).above()));
        Decimal eth = run.held("ETH").times(Objects.requireNonNull(run.band(1).below()));

        assertThat(eth.dividedBy(btc.plus(eth), 12, RoundingMode.HALF_EVEN)).isBetween(dec("0.43333"), dec("0.433333"));
    }

    @ParameterizedTest
    @CsvSource({"0.80, 0", "1, 0.20"})
    void aBandEndsJustAboveThePricesAtWhichAWeightLeavesItsBand(String maxBtc, String minEth) {
        HodlRun run = HodlRun.accumulating("40000", "2000", with("0.5", "0", maxBtc, minEth, "1"));

        Decimal btc = run.held("BTC").times(Objects.requireNonNull(run.band(0).below()));
        Decimal eth = run.held("ETH").times(Objects.requireNonNull(run.band(1).above()));

        assertThat(eth.dividedBy(btc.plus(eth), 12, RoundingMode.HALF_EVEN)).isBetween(dec("0.2"), dec("0.20001"));
    }

    @Test
    void aBandEndsWithTheQuarter() {
        // given
        HodlRun run = HodlRun.accumulating("40000", "2000");
        long firstOfAprilMs = Markets.START_MS + 82 * DAY_MS;
        assertThat(run.band(0).untilMs()).isEqualTo(firstOfAprilMs);
        assertThat(run.band(1).untilMs()).isEqualTo(firstOfAprilMs);

        // when
        run.nowMs = firstOfAprilMs;

        // then
        assertThat(run.candles("44000", "2000"))
                .singleElement()
                .satisfies(sale -> assertThat(sale.instrument()).isEqualTo(BTC));
    }

    @Test
    void insideABandACandleStillSaysCloseAndDrift() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        NoActionBand band = run.band(1);
        run.nextHour();

        run.candle(BTC, "41000");
        assertThat(run.lastDecision.values()).containsOnlyKeys("close");
        run.candle(ETH, "2000");

        assertThat(run.band(1)).isSameAs(band);
        assertThat(run.lastDecision.rule().text()).isEqualTo("nothing-due");
        assertThat(run.lastDecision.values()).containsEntry("close", "2000").containsKey("drift.BTC");
    }

    @Test
    void thereIsNoBandBeforeTheProgramIsDone() {
        HodlRun run = HodlRun.ready();

        run.fillAll(run.candles("40000", "2000"));
        run.nextHour();
        run.candles("40000", "2000");

        assertNoBand(run);
    }

    @Test
    void thereIsNoBandWhileAContributionWaits() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        run.assign("more", "100100", "60100");

        run.candle(BTC, "40000");

        assertNoBand(run);
    }

    @Test
    void everyInputThatIsNoCandleEndsTheBands() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        assertThat(run.band(0)).isNotNull();

        run.on(new EngineInput.InstrumentDescribed(Markets.btc()));

        assertNoBand(run);
    }

    @Test
    void aBandOfBeforeARestoreHoldsNoLonger() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        HodlRun other = HodlRun.accumulating("40000", "2000");
        other.assign("less", "100000", "40000");

        run.engine.restore(other.engine.snapshot());
        run.nextHour();

        assertThat(run.candles("40000", "2000")).isNotEmpty();
    }

    @Test
    void thereIsNoBandBeforeTheRulesAndTheFirstCandleOfATargetThatCameLaterAreKnown() {
        // given
        HodlRun before = HodlRun.accumulating("40000", "2000");
        var sol = new AssetTarget(SOL, "SOL", dec("0.01"), dec("0.1"), dec("0"), dec("1"));
        var btc = new AssetTarget(BTC, "BTC", dec("0.40"), dec("0.6"), dec("0"), dec("1"));
        var eth = new AssetTarget(ETH, "ETH", dec("0.20"), dec("0.3"), dec("0"), dec("1"));
        var run =
                new HodlRun(parameters(List.of(btc, eth, sol), 14, Decimal.ONE, dec("0.7"), dec("0.45"), dec("0.04")));
        run.engine.restore(before.engine.snapshot());
        run.nowMs = before.nowMs;

        // when, then
        run.candles("40000", "2000");
        assertNoBand(run);
        run.candle(SOL, "100");
        run.nextHour();
        run.candles("40000", "2000");
        assertNoBand(run);
        run.on(new EngineInput.InstrumentDescribed(Markets.instrument(SOL, "SOL", "0.001")));
        run.candle(SOL, "100");
        assertThat(run.band(0)).isNotNull();
        assertThat(run.band(2)).isNotNull();
    }

    @Test
    void recalledCapitalThatNothingMayBeSoldForWaitsOnEveryMoment() {
        // given
        HodlRun run = HodlRun.accumulating("40000", "2000");
        run.assign("less", "100000", "40000");
        run.nextHour();
        run.candles("11000", "550");

        // when
        List<String> decided = new ArrayList<>();
        for (int hour = 0; hour < 3; hour++) {
            run.nextHour();
            run.candles("11100", "560");
            decided.add(run.lastDecision.rule().text());
        }

        // then
        assertThat(decided).containsOnly("release-waits");
        assertNoBand(run);
    }

    @Test
    void whatIsLeftOfALiquidationIsSoldThoughAPurchaseWaits() {
        // given
        HodlRun run = HodlRun.accumulating("40000", "2000");
        OrderIntent late = run.intents.getFirst();
        run.assign("more", "120000", "72000");
        run.candles("40000", "2000").forEach(order -> run.reject(order, "order-rate"));
        run.fillAll(run.command(new RiskAction.ReductionOrdered(RiskScope.ALL, dec("1"), "a test")));
        run.execute(late, dec("0.0001"));
        assertThat(run.engine.openParentOrders()).isNotEmpty();
        run.nextHour();

        // when, then
        assertThat(run.candle(BTC, "90000")).isNotEmpty();
    }

    @Test
    void afterALiquidationThereIsNoBandThoughNothingIsOwed() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        run.fillAll(run.command(new RiskAction.ReductionOrdered(RiskScope.ALL, dec("1"), "a test")));

        run.nextHour();
        run.candles("40000", "2000");

        assertThat(run.engine.openParentOrders()).isEmpty();
        assertNoBand(run);
    }

    private static void assertNoBand(HodlRun run) {
        assertThat(run.engine.bands().of(0)).isNull();
        assertThat(run.engine.bands().of(1)).isNull();
    }

    private static CoreHodlParameters with(
            String driftLimit, String minBtc, String maxBtc, String minEth, String maxEth) {
        CoreHodlParameters rules = CoreHodlParameters.defaults();
        return parameters(
                targets("0.40", "0.20", minBtc, maxBtc, minEth, maxEth),
                rules.programDays(),
                dec(driftLimit),
                rules.noSaleBelowHighFraction(),
                rules.maxShareOfTotal(),
                rules.maxOrderFraction());
    }

    /** Small shares of the capital, so that the program is done soon. */
    private static CoreHodlParameters parameters(Random random) {
        boolean wide = random.nextInt(3) == 0;
        return parameters(
                targets(
                        "0.04",
                        "0.02",
                        wide ? "0" : "0.55",
                        wide ? "1" : "0.80",
                        wide ? "0" : "0.20",
                        wide ? "1" : "0.45"),
                1 + random.nextInt(3),
                oneOf(random, "0.02", "0.10", "0.30"),
                oneOf(random, "0.2", "0.7"),
                oneOf(random, "0.05", "0.45"),
                oneOf(random, "0.02", "0.3"));
    }

    private static CoreHodlParameters parameters(
            List<AssetTarget> targets,
            int programDays,
            Decimal driftLimit,
            Decimal noSaleBelowHigh,
            Decimal maxShareOfTotal,
            Decimal maxOrderFraction) {
        CoreHodlParameters rules = CoreHodlParameters.defaults();
        return new CoreHodlParameters(
                rules.account(),
                rules.quoteAsset(),
                targets,
                programDays,
                rules.cashReserveFraction(),
                rules.doneFraction(),
                driftLimit,
                noSaleBelowHigh,
                maxShareOfTotal,
                maxOrderFraction,
                rules.takerFeeFraction());
    }

    private static List<AssetTarget> targets(
            String btc, String eth, String minBtc, String maxBtc, String minEth, String maxEth) {
        return List.of(
                new AssetTarget(BTC, "BTC", dec(btc), dec("0.666667"), dec(minBtc), dec(maxBtc)),
                new AssetTarget(ETH, "ETH", dec(eth), dec("0.333333"), dec(minEth), dec(maxEth)));
    }

    /** Steps from a fraction of what an order must be worth to many times that. */
    private static Instrument rules(InstrumentId id, String coin, Random random) {
        Decimal step = oneOf(random, "0.000001", "0.001", "0.1");
        return new Instrument(
                id, coin, "USDT", dec("0.01"), step, step, dec("100"), oneOf(random, "5", "200"), dec("0.0000001"));
    }

    private static Decimal oneOf(Random random, String... choices) {
        return dec(choices[random.nextInt(choices.length)]);
    }
}
