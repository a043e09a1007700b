package io.eternalengine.engine.trend;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.engine.Answers;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One eighth of the Kelly fraction caps the risk of a trade once the engine has a record of its own. */
class KellyTest {
    @Test
    void isTheWinRateLessTheLossRateOverThePayoff() {
        // 12 wins of 3 R, 18 losses of 1 R: 0.4 − 0.6 / 3 = 0.2
        assertThat(record(12, "3", 18, "1").kellyFraction(30)).contains(dec("0.2"));
    }

    @Test
    void isBelowZeroWithoutAnEdge() {
        // 0.3 − 0.7 / 2 = −0.05
        assertThat(record(9, "2", 21, "1").kellyFraction(30).orElseThrow())
                .isBetween(dec("-0.050000000001"), dec("-0.05"));
    }

    @Test
    void isNotKnownBeforeThereAreEnoughTrades() {
        assertThat(record(12, "3", 17, "1").kellyFraction(30)).isEmpty();
        assertThat(record(30, "3", 0, "1").kellyFraction(30)).isEmpty();
        assertThat(record(0, "3", 30, "1").kellyFraction(30)).isEmpty();
    }

    @Test
    void countsAClosedTradeInMultiplesOfItsRisk() {
        TrendRun run = TrendRun.longPosition();
        run.stopHit(dec("40500"));

        // A loss of 700 a coin, and fees of 0.05 % on both sides.
        TrackRecord record = run.state().record();
        assertThat(record.losses()).isEqualTo(1);
        Decimal feesR = dec("41200")
                .plus(dec("40500"))
                .times(TrendRun.FEE_FRACTION)
                .dividedBy(dec("700"), 12, RoundingMode.HALF_EVEN);
        assertThat(record.lostR()).isEqualTo(Decimal.ONE.plus(feesR));
    }

    @Test
    void capsTheSizeOfAnEntry() {
        TrendRun run = TrendRun.rising(wide());
        withRecord(run, 21, "1", 9, "2");

        OrderIntent entry = run.bar("41200").getFirst();

        // 0.7 − 0.3 · 2 = 0.1; an eighth is 0.0125 · 15 000 / 700 = 0.2678…
        assertThat(run.lastDecision.values()).containsEntry("sizeLimitedBy", "kelly");
        assertThat(Answers.quantityOf(entry)).isEqualTo(dec("0.267"));
    }

    @Test
    void leavesTheFloorWhenTheRecordShowsNoEdge() {
        TrendRun run = TrendRun.rising(wide());
        withRecord(run, 9, "2", 21, "1");

        // 0.0025 · 15 000 / 700 = 0.0535…
        assertThat(Answers.quantityOf(run.bar("41200").getFirst())).isEqualTo(dec("0.053"));
    }

    private static TrendParameters wide() {
        SizingParameters narrow = TrendRun.sizing("0.02", "1", "2", "1", "0.25");
        TrendParameters quick = TrendRun.quick();
        return new TrendParameters(
                quick.account(),
                quick.quoteAsset(),
                List.of(new TrendAsset(TrendRun.BTC, Decimal.ONE)),
                quick.candle(),
                quick.bar(),
                quick.entries(),
                narrow,
                quick.exits());
    }

    private static void withRecord(TrendRun run, int wins, String winR, int losses, String lostR) {
        trades(wins, winR, losses, lostR).forEach(run.state()::record);
    }

    private static TrackRecord record(int wins, String winR, int losses, String lossR) {
        TrackRecord record = TrackRecord.EMPTY;
        for (Trade trade : trades(wins, winR, losses, lossR)) {
            record = record.with(trade);
        }
        return record;
    }

    private static List<Trade> trades(int wins, String winR, int losses, String lossR) {
        return Stream.concat(
                        Stream.generate(() -> closed(dec(winR))).limit(wins),
                        Stream.generate(() -> closed(dec(lossR).negated())).limit(losses))
                .toList();
    }

    /** A trade of one coin that risked 100 and earned this many R. */
    private static Trade closed(Decimal profitR) {
        return new Trade(
                1,
                Direction.LONG,
                dec("900"),
                dec("100"),
                Decimal.ONE,
                Decimal.ZERO,
                Decimal.ONE,
                dec("1000"),
                profitR.times(dec("100")),
                1,
                dec("1000"),
                1,
                null);
    }
}
