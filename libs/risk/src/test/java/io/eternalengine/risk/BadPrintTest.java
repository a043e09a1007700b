package io.eternalengine.risk;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Ticker;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A close that other prices do not confirm values nothing until a second look; a real crash waits no longer than the bound. */
class BadPrintTest {
    private static final InstrumentId PERPETUAL = InstrumentId.linear("BTCUSDT");

    private final RiskRun run = RiskRun.holdingOneBtc().restartingBetweenInputs();

    @Test
    void aJumpThatOneSourceAloneShowsValuesNothingUntilASecondLookConfirmsIt() {
        // given
        anHourLater("40000");

        // when the trades jump, and the book does not
        List<RiskOutput> held = close("30000");

        // then
        assertThat(alerts(held)).containsExactly("BTCUSDT price not confirmed");
        assertThat(run.state().equity()).isEqualTo(dec("100000"));
        assertThat(run.engine.price(BTC)).isEqualTo(dec("40000"));
        assertThat(run.levels()).isEmpty();

        // and the second look
        run.nowMs += 1_000;
        book("30100");
        assertThat(run.state().equity()).isEqualTo(dec("90000"));
        assertThat(run.levels()).containsExactly(1);
    }

    @Test
    void aBadPrintThatOtherPricesStillContradictAfterTheBoundIsForgotten() {
        anHourLater("40000");
        long closedAtMs = run.nowMs;
        close("30000");

        run.nowMs += 60_000;
        book("39999");

        assertThat(run.levels()).isEmpty();
        assertThat(run.engine.price(BTC)).isEqualTo(dec("40000"));
        assertThat(run.state().asOfMs()).as("valued with the price before").isEqualTo(closedAtMs);
        assertThat(run.outputs)
                .contains(new RiskOutput.Alerted(
                        AlertSeverity.P1,
                        "BTCUSDT price not confirmed",
                        "The close 30000 is forgotten: other prices are [39999].",
                        run.nowMs));
        assertThat(run.ruleOn(run.buy("1000").make())).isEqualTo("approved");
    }

    @Test
    void aCrashThatGoesOnFallingSpeaksForTheClose() {
        // given a close that the next prices have left behind
        anHourLater("40000");
        close("35000");
        run.nowMs += 3_000;
        book("33000");
        assertThat(run.state().equity()).isEqualTo(dec("100000"));

        // when
        run.nowMs += 57_000;
        book("32000");

        // then
        assertThat(run.engine.price(BTC)).isEqualTo(dec("35000"));
        assertThat(run.state().equity()).isEqualTo(dec("95000"));
    }

    @ParameterizedTest
    @CsvSource({"34999.99, true", "35000, true", "35000.01, false"})
    void pricesThatAreNearerToTheMarkBeforeSpeakAgainstTheClose(String price, boolean counts) {
        anHourLater("40000");
        close("30000");

        run.nowMs += 60_000;
        book(price);

        assertThat(run.engine.price(BTC)).isEqualTo(dec(counts ? "30000" : "40000"));
    }

    @Test
    void theNextCloseTakesThePlaceOfOneThatNothingConfirmed() {
        anHourLater("40000");
        close("30000");

        run.nowMs += Markets.HOUR_MS;
        close("40000");

        assertThat(run.levels()).isEmpty();
        assertThat(run.state().equity()).isEqualTo(dec("100000"));

        // and the one before is looked at no more
        assertThat(alerts(run.on(new RiskInput.TimePassed(run.nowMs)))).doesNotContain("BTCUSDT price not confirmed");
        assertThat(run.engine.price(BTC)).isEqualTo(dec("40000"));
    }

    @Test
    void aCloseAfterTheBoundOfOneThatWasHeldBackCountsAtOnce() {
        // given a crash that nothing has confirmed, and no look at it since
        anHourLater("40000");
        close("30000");

        // when
        run.nowMs += Markets.HOUR_MS;
        close("29000");

        // then
        assertThat(run.engine.price(BTC)).isEqualTo(dec("29000"));
        assertThat(run.levels()).containsExactly(1);
    }

    @Test
    void aTickerIsASecondLookToo() {
        // given
        run.nowMs += Markets.HOUR_MS;
        tick(BTC, "40000", "40000", "40000");
        close("30000");
        assertThat(run.engine.price(BTC)).isEqualTo(dec("40000"));

        // when
        run.nowMs += 1_000;
        tick(BTC, "30100", "30000", "30050");

        // then
        assertThat(run.engine.price(BTC)).isEqualTo(dec("30000"));
    }

    @ParameterizedTest
    @CsvSource({"34999.99, true", "35000.01, false"})
    void pricesOfTheOtherMarketSpeakAgainstTheCloseToo(String price, boolean counts) {
        // given
        run.describe(PERPETUAL);
        anHourLater("40000");
        close("30000");

        // when the bound is over, and the other market alone has a price of now
        run.nowMs += 60_000;
        tick(PERPETUAL, price, null, null);

        // then
        assertThat(run.engine.price(BTC)).isEqualTo(dec(counts ? "30000" : "40000"));
    }

    @Test
    void aRealCrashIsNotDelayedBeyondTheBound() {
        anHourLater("40000");
        close("30000");

        run.on(new RiskInput.TimePassed(run.nowMs + 59_999));
        assertThat(run.levels()).isEmpty();
        assertThat(run.engine.isTimeDue(run.nowMs + 60_000)).isTrue();
        List<RiskOutput> counted = run.on(new RiskInput.TimePassed(run.nowMs + 60_000));

        assertThat(run.levels()).containsExactly(1);
        assertThat(counted)
                .contains(new RiskOutput.Alerted(
                        AlertSeverity.P1,
                        "BTCUSDT price not confirmed",
                        "Nothing has confirmed the close 30000 after 60000 ms: it counts now.",
                        run.nowMs + 60_000));
    }

    @Test
    void aRealCrashIsNotDelayedBeyondTheBoundWhereEveryFeedIsDeadLong() {
        // given
        anHourLater("40000");
        run.on(new RiskInput.TimePassed(run.nowMs + 60_000));
        run.nowMs += Markets.HOUR_MS;
        close("30000");
        assertThat(run.engine.isTimeDue(run.nowMs + 59_999)).isFalse();

        // when
        assertThat(run.engine.isTimeDue(run.nowMs + 60_000)).isTrue();
        run.on(new RiskInput.TimePassed(run.nowMs + 60_000));

        // then
        assertThat(run.levels()).containsExactly(1);
        assertThat(run.engine.isTimeDue(run.nowMs + 60_000)).isFalse();
    }

    @Test
    void aRealCrashThatOtherPricesShowIsValuedAtOnce() {
        anHourLater("30000");

        close("30000");

        assertThat(run.levels()).containsExactly(1);
    }

    @Test
    void theOtherMarketOfTheSymbolConfirmsAJump() {
        run.nowMs += Markets.HOUR_MS;
        run.describe(PERPETUAL);
        tick(PERPETUAL, "31000", null, null);

        close("30000");

        assertThat(run.levels()).containsExactly(1);
    }

    @Test
    void theBookOfTheOtherMarketConfirmsAJump() {
        run.nowMs += Markets.HOUR_MS;
        run.describe(PERPETUAL);
        book(PERPETUAL, "31000");

        close("30000");

        assertThat(run.levels()).containsExactly(1);
    }

    @Test
    void whereOnlyCandlesExistTheCloseIsTheOneSource() {
        run.nowMs += Markets.HOUR_MS;

        close("30000");

        assertThat(run.levels()).containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource({"36000, true", "35999.99, false", "44000, true", "44000.01, false"})
    void aTenthIsNoJump(String price, boolean counts) {
        run.nowMs += Markets.HOUR_MS;
        run.on(new RiskInput.TickerChanged(ticker(BTC, price, null, null)));

        close(price);

        assertThat(run.state().asOfMs() == run.nowMs).isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({
        "40000, 38000, true",
        "40000, 37999.99, false",
        "40000, 42000, true",
        "40000, 42000.01, false",
        "38000, 40000, true",
        "37999.99, 40000, false",
        "42000, 40000, true",
        "42000.01, 40000, false"
    })
    void markAndIndexBearTheCloseOutWithinATwentieth(String mark, String index, boolean counts) {
        run.nowMs += Markets.HOUR_MS;
        run.on(new RiskInput.InstrumentDescribed(Markets.btc()));
        tick(BTC, "40000", mark, index);

        close("40000");

        assertThat(run.state().asOfMs() == run.nowMs).isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({"10000, true", "10001, false"})
    void aPriceOfTenSecondsAgoStillSaysSomething(long ageMs, boolean confirms) {
        run.nowMs += Markets.HOUR_MS - ageMs;
        book("30000");
        run.nowMs += ageMs;

        close("30000");

        assertThat(run.levels().size() == 1).isEqualTo(confirms);
    }

    @ParameterizedTest
    @CsvSource({"10000, true", "10001, false"})
    void aTickerOfTenSecondsAgoStillSaysSomething(long ageMs, boolean confirms) {
        run.nowMs += Markets.HOUR_MS - ageMs;
        tick(BTC, "30000", "30000", "30000");
        run.nowMs += ageMs;

        close("30000");

        assertThat(run.engine.price(BTC)).isEqualTo(dec(confirms ? "30000" : "40000"));
    }

    @Test
    void nothingOpensByAPriceThatIsNotConfirmedAndReductionsGoOn() {
        anHourLater("40000");
        close("30000");

        assertThat(run.ruleOn(run.buy("1000").make())).isEqualTo("price-unconfirmed");
        assertThat(run.ruleOn(run.sell("0.1").make())).isEqualTo("approved");
    }

    @Test
    void theSameCloseAgainIsNoSecondLook() {
        anHourLater("40000");
        close("30000");

        assertThat(run.on(new RiskInput.CandleClosed(Markets.candle(BTC, run.nowMs, dec("30000")))))
                .isEmpty();
    }

    @Test
    void refusesToOverlookACrashForLongerThanTenMinutes() {
        assertThatThrownBy(() ->
                        new BadPrintLimits(dec("0.1"), dec("0.05"), Duration.ofSeconds(10), Duration.ofSeconds(601)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("confirmWithin is PT10M1S: must not be above PT10M");
        Duration longest = Duration.ofMinutes(10);
        assertThat(new BadPrintLimits(dec("0.1"), dec("0.05"), Duration.ofSeconds(10), longest).confirmWithin())
                .isEqualTo(longest);
    }

    /** An hour later trades and book of BTC stand here. */
    private void anHourLater(String price) {
        run.nowMs += Markets.HOUR_MS;
        book(price);
    }

    /** BTC closes here, ETH at 2 000. */
    private List<RiskOutput> close(String price) {
        return run.candles(price, "2000");
    }

    private void book(String mid) {
        book(BTC, mid);
    }

    private void book(InstrumentId market, String mid) {
        Decimal depth = dec("1000000000");
        Decimal half = dec("1");
        run.on(new RiskInput.BookSeen(
                new BookView(market, dec(mid).minus(half), dec(mid).plus(half), depth, depth, run.nowMs)));
    }

    private void tick(InstrumentId market, String last, @Nullable String mark, @Nullable String index) {
        run.on(new RiskInput.TickerChanged(ticker(market, last, mark, index)));
    }

    private Ticker ticker(InstrumentId market, String last, @Nullable String mark, @Nullable String index) {
        return new Ticker(
                market,
                run.nowMs,
                dec(last),
                null,
                null,
                mark == null ? null : dec(mark),
                index == null ? null : dec(index),
                null,
                0,
                0);
    }

    private static List<String> alerts(List<RiskOutput> outputs) {
        return outputs.stream()
                .filter(RiskOutput.Alerted.class::isInstance)
                .map(output -> ((RiskOutput.Alerted) output).subject())
                .toList();
    }
}
