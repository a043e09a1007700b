package io.eternalengine.risk;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.ETH;
import static io.eternalengine.domain.Markets.HOUR_MS;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.model.Decimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Equity at market, unit value, and what may move the breaker. */
class ValuationTest {
    @Test
    void valuesCashAndCoinsAtTheirMarks() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.balances("ETH", "3");

        assertThat(run.state().equity()).isEqualTo(dec("106000"));
    }

    @Test
    void aDepositChangesUnitsAndNotTheValueOfAUnit() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(5);
        Decimal before = run.state().nav().unitValue();

        run.deposit("50000");

        assertThat(run.state().nav().unitValue()).isEqualTo(before);
        assertThat(run.state().nav().units()).isGreaterThan(dec("150000"));
        assertThat(run.state().drawdown()).isEqualTo(dec("0.05"));
    }

    @Test
    void aWithdrawalIsNoLoss() {
        RiskRun run = RiskRun.holdingOneBtc();

        run.deposit("-50000");

        assertThat(run.state().nav().unitValue()).isEqualTo(Decimal.ONE);
        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.NORMAL);
    }

    @Test
    void aWithdrawalOfEverythingIsNoLossAndADepositMayFollow() {
        var run = new RiskRun(RiskParameters.defaults());
        run.deposit("30000");
        run.on(new RiskInput.InstrumentDescribed(Markets.btc()));
        run.balances("USDT", "29000.0000001");

        run.deposit("-29000.0000001");
        BreakerLevel level = run.state().breaker().level();
        run.deposit("1000");

        assertThat(level).isEqualTo(BreakerLevel.NORMAL);
        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.NORMAL);
        assertThat(run.state().equity()).isEqualTo(dec("1000"));
        assertThat(run.state().drawdown()).isLessThan(dec("0.04"));
    }

    @Test
    void aDepositAfterATotalLossIsHeard() {
        RiskRun run = RiskRun.funded();
        run.balances("USDT", "0");
        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.EMERGENCY);

        run.deposit("1000");

        assertThat(run.state().equity()).isEqualTo(dec("1000"));
        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.EMERGENCY);
    }

    @Test
    void aDepositBetweenTwoCandlesOfOneTimeDoesNotChangeTheValueOfAUnit() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.nowMs += HOUR_MS;
        run.on(new RiskInput.CandleClosed(Markets.candle(BTC, run.nowMs, dec("32000"))));

        run.deposit("92000");
        run.on(new RiskInput.CandleClosed(Markets.candle(ETH, run.nowMs, dec("2000"))));

        assertThat(run.state().nav().unitValue()).isEqualTo(dec("0.92"));
    }

    @Test
    void neverValuesOnePriceOfNowBesideAnotherOfAnHourAgo() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.hold("ETH", "20");
        run.balances("USDT", "20000");
        run.nowMs += HOUR_MS;

        run.on(new RiskInput.CandleClosed(Markets.candle(BTC, run.nowMs, dec("80000"))));
        run.snapshot(true, "");
        run.on(new RiskInput.CandleClosed(Markets.candle(ETH, run.nowMs, dec("1"))));

        assertThat(run.state().nav().peakUnitValue()).isEqualTo(dec("1.0002"));
    }

    @Test
    void waitsForASilentMarketForOneCandle() {
        RiskRun run = RiskRun.holdingOneBtc();
        var answers = new ArrayList<RiskOutput>();
        for (int hour = 0; hour < 2; hour++) {
            run.nowMs += HOUR_MS;
            answers.addAll(run.on(new RiskInput.CandleClosed(Markets.candle(BTC, run.nowMs, dec("30000")))));
        }

        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.CAUTION);
        assertThat(answers).isNotEmpty();
    }

    @Test
    void aCoinWhosePriceIsAwaitedIsNotALoss() {
        var run = new RiskRun(RiskParameters.defaults());
        run.on(new RiskInput.InstrumentDescribed(Markets.btc()));
        run.hold("BTC", "1");
        run.deposit("100000");
        run.balances("USDT", "60000");
        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.NORMAL);

        run.on(new RiskInput.CandleClosed(Markets.candle(BTC, run.nowMs, dec("40000"))));

        assertThat(run.state().breaker().level()).isEqualTo(BreakerLevel.NORMAL);
        assertThat(run.state().equity()).isEqualTo(dec("100000"));
    }

    @Test
    void aCoinThatNoMarketTradesCountsAsNothing() {
        RiskRun run = RiskRun.funded();

        run.balances("AIRDROP", "1000000");

        assertThat(run.state().equity()).isEqualTo(dec("100000"));
    }

    @Test
    void keepsTheAllTimeHighThroughRestarts() {
        RiskRun run = RiskRun.holdingOneBtc().restartingBetweenInputs();
        run.fallTo(-50);
        run.fallTo(0);

        assertThat(run.state().nav().peakUnitValue()).isEqualTo(dec("1.5"));
        assertThat(run.state().maxDrawdown()).isGreaterThan(dec("0.33"));
        assertThat(run.levels()).isEqualTo(List.of(1, 2, 3, 4));
    }

    @Test
    void countsAPartlyExecutedSaleAsSoldOnlyOnce() {
        RiskRun run = RiskRun.holdingOneBtc();
        var first = run.sell("0.5").make();
        assertThat(run.ruleOn(first)).isEqualTo("approved");
        run.execute(first, "0.4");
        run.hold("BTC", "0.6");
        run.balances("USDT", "76000");

        assertThat(run.ruleOn(run.sell("0.5").make())).isEqualTo("approved");
        assertThat(run.ruleOn(run.sell("0.1").make())).isEqualTo("sale-beyond-holding");
    }
}
