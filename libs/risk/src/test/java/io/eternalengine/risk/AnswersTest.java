package io.eternalengine.risk;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.halt.HaltBounds;
import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderIntent;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Risk answers every input that a reader waits for, and alerts a person of everything that stops trading. */
class AnswersTest {
    @Test
    void everyLevelOfTheBreakerIsAlertedWithItsSeverity() {
        RiskRun run = RiskRun.holdingOneBtc();

        assertThat(alerts(run.fallTo(25)))
                .extracting(RiskOutput.Alerted::severity, RiskOutput.Alerted::subject)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(AlertSeverity.P2, "breaker level 1"),
                        org.assertj.core.groups.Tuple.tuple(AlertSeverity.P2, "breaker level 2"),
                        org.assertj.core.groups.Tuple.tuple(AlertSeverity.P1, "breaker level 3"),
                        org.assertj.core.groups.Tuple.tuple(AlertSeverity.P0, "breaker level 4"));
    }

    @Test
    void aDailyLossIsAlerted() {
        RiskRun run = RiskRun.funded(RiskParameters.defaults().withoutBooks());
        run.hold("BTC", "1");
        run.balances("USDT", "60000");

        assertThat(alerts(run.fallTo(2)))
                .contains(new RiskOutput.Alerted(
                        AlertSeverity.P2, "daily loss", "The daily loss limit is met: entries stop.", run.nowMs));
    }

    @Test
    void whoAsksForAReportGetsOneAndChangesNothing() {
        RiskRun run = RiskRun.funded();
        byte[] before = run.engine.snapshot();

        assertThat(run.on(new RiskInput.ReportAsked())).containsExactly(new RiskOutput.Reported());
        assertThat(run.engine.snapshot()).isEqualTo(before);
    }

    @Test
    void aHaltByAPersonIsAlerted() {
        RiskRun run = RiskRun.funded();

        assertThat(alerts(run.halt(RiskScope.ALL)))
                .containsExactly(new RiskOutput.Alerted(
                        AlertSeverity.P1,
                        "halt ALL",
                        "alice halted ALL: a test",
                        run.state().asOfMs()));
    }

    @Test
    void aHaltOfANameThatRiskDoesNotKnowHaltsEverything() {
        RiskRun run = RiskRun.funded();

        assertThat(alerts(run.halt(new RiskScope.OfSymbol("BTCUSDTT"))))
                .containsExactly(new RiskOutput.Alerted(
                        AlertSeverity.P1,
                        "halt ALL",
                        "alice halted ALL instead of SYMBOL=BTCUSDTT, which risk does not know: a test",
                        run.state().asOfMs()));

        assertThat(run.state().halts().halts()).containsOnlyKeys("operator:ALL");
    }

    @Test
    void haltsOfManyScopesHaltEverythingAndTheStateStaysSmall() {
        RiskRun run = RiskRun.funded();
        for (int i = 0; i < 5_000; i++) {
            String symbol = "S" + i;
            if (i < 500) {
                run.on(new RiskInput.InstrumentDescribed(Markets.instrument(InstrumentId.spot(symbol), symbol, "0.1")));
            }
            run.halt(new RiskScope.OfSymbol(symbol));
        }

        assertThat(run.state().halts().halts())
                .hasSize(HaltBounds.MOST_PARTS + 1)
                .containsKey("operator:ALL");
        assertThat(run.engine.snapshot()).hasSizeLessThan(200_000);
    }

    @Test
    void booksOfEverMoreAccountsDoNotGrowTheState() {
        RiskRun run = RiskRun.funded();
        for (int i = 0; i < 200; i++) {
            run.on(new RiskInput.BooksChanged(
                    new AccountBooks("OTHER-" + i, SpotBalances.EMPTY, Decimal.ZERO, run.nowMs, true, "")));
        }

        assertThat(run.engine.portfolio().accounts())
                .hasSize(StateBounds.MOST_ACCOUNTS)
                .containsKey(RiskRun.ACCOUNT);
        assertThat(alerts(run.outputs))
                .last()
                .extracting(RiskOutput.Alerted::subject)
                .isEqualTo("too-many-accounts");
    }

    /** A state that is full would have no room for the orders that reduce. */
    @Test
    void instrumentsAndMarksWithoutEndDoNotFillTheState() {
        RiskRun run = RiskRun.funded();
        for (int i = 0; i < 4_000; i++) {
            var id = InstrumentId.spot("OTHER-" + i);
            run.on(new RiskInput.InstrumentDescribed(Markets.instrument(id, "OTHER", "0.1")));
            run.on(new RiskInput.CandleClosed(Markets.candle(id, run.nowMs, dec("1"))));
        }

        assertThat(run.state().portfolio().instruments())
                .hasSize(StateBounds.MOST_INSTRUMENTS)
                .containsKey(BTC);
        assertThat(run.engine.portfolio().marks())
                .hasSize(StateBounds.MOST_MARKS)
                .containsKey(BTC);
        assertThat(run.engine.snapshot()).hasSizeLessThan(1_000_000);
    }

    @Test
    void booksOfWhichAMessageWasLostStopTheirAccountUntilTheyAreStatedAgain() {
        RiskRun run = RiskRun.funded();

        assertThat(alerts(run.on(new RiskInput.BooksUncertain(RiskRun.ACCOUNT))))
                .extracting(RiskOutput.Alerted::severity, RiskOutput.Alerted::subject)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(AlertSeverity.P0, "account stopped"));
        assertThat(Objects.requireNonNull(run.engine.portfolio().accounts().get(RiskRun.ACCOUNT))
                        .reconciled())
                .isFalse();

        run.balances("USDT", "100000");
        assertThat(Objects.requireNonNull(run.engine.portfolio().accounts().get(RiskRun.ACCOUNT))
                        .reconciled())
                .isTrue();
        assertThat(run.on(new RiskInput.BooksUncertain("UNKNOWN"))).isEmpty();
    }

    @Test
    void aNewBaseOfTheHaltLogSaysWhatIsInForceAndIsAlerted() {
        RiskRun run = RiskRun.funded();
        run.halt(RiskScope.ALL);

        List<RiskOutput> answers = run.on(new RiskInput.HaltLogBaseAsked("a gap", "alice"));

        HaltRegister known = run.state().halts();
        assertThat(answers)
                .containsExactly(
                        new RiskOutput.Commanded(new RiskCommand(
                                2,
                                run.state().asOfMs(),
                                new RiskAction.HaltLogRebased(
                                        "a gap", "alice", known.halts(), known.pausedUntilMs(), known.permits()))),
                        new RiskOutput.Alerted(
                                AlertSeverity.P1,
                                "halt log rebased",
                                "alice declared a new base of the halt log: a gap",
                                run.state().asOfMs()));
        assertThat(known.halts()).containsOnlyKeys("operator:ALL");
    }

    /** Whoever did not believe the log may have missed that everything is to be sold. */
    @Test
    void inAnEmergencyANewBaseOrdersTheSaleOfEverythingAgain() {
        RiskRun run = RiskRun.holdingOneBtc();
        run.fallTo(25);

        assertThat(run.on(new RiskInput.HaltLogBaseAsked("a gap", "alice")))
                .filteredOn(RiskOutput.Commanded.class::isInstance)
                .extracting(output -> ((RiskOutput.Commanded) output).command().action())
                .last()
                .isEqualTo(new RiskAction.ReductionOrdered(
                        RiskScope.ALL, Decimal.ONE, "ordered again with the log's new base"));
    }

    @Test
    void everyValuationIsReported() {
        RiskRun run = RiskRun.funded();

        run.nowMs += Markets.HOUR_MS;
        assertThat(run.candles("41000", "2000")).contains(new RiskOutput.Reported());
        assertThat(run.resume("alice")).containsExactly(new RiskOutput.Reported());
    }

    @Test
    void booksBetweenTwoCandlesOfOneTimeAreReportedToo() {
        RiskRun run = RiskRun.funded();
        run.on(new RiskInput.CandleClosed(Markets.candle(BTC, run.nowMs + Markets.HOUR_MS, dec("41000"))));

        assertThat(run.snapshot(true, "")).containsExactly(new RiskOutput.Reported());
    }

    @Test
    void booksOfACoinWhosePriceIsAwaitedAreReportedToo() {
        var run = new RiskRun(RiskParameters.defaults());
        run.on(new RiskInput.InstrumentDescribed(Markets.btc()));
        run.hold("BTC", "1");

        assertThat(run.snapshot(true, "")).containsExactly(new RiskOutput.Reported());
    }

    @Test
    void anExecutionIsCountedAndReported() {
        RiskRun run = RiskRun.funded();
        OrderIntent intent = run.buy("1000").make();
        run.judge(intent);
        int before = run.outputs.size();

        run.execute(intent, "0.01");

        assertThat(run.state().executionsApplied()).isEqualTo(1);
        assertThat(run.outputs.subList(before, run.outputs.size())).containsExactly(new RiskOutput.Reported());
    }

    @Test
    void anApprovalSaysWhetherItReducesOrWhatItPassed() {
        RiskRun run = RiskRun.holdingOneBtc();

        assertThat(explanation(run.judge(run.sell("0.1").make()))).isEqualTo("reduces exposure");
        assertThat(explanation(run.judge(run.buy("1000").make()))).isEqualTo("every check passed");
    }

    @Test
    void aCandleOfATimeThatWasHeardIsPassedOver() {
        RiskRun run = RiskRun.funded();

        run.candles("41000", "2000");

        assertThat(Objects.requireNonNull(run.engine.portfolio().marks().get(BTC), "mark")
                        .price())
                .isEqualTo(dec("40000"));
    }

    @Test
    void aCommandIsNamedByItsEpoch() {
        assertThat(new RiskCommand(7, 0, new RiskAction.EntriesPaused(RiskScope.ALL, 1, "a test")).commandId())
                .isEqualTo("risk-7");
    }

    @Test
    void theScopeOfAnAccountCoversThatAccountAlone() {
        var scope = new RiskScope.OfAccount("TREND-1");

        assertThat(scope.covers(EngineId.TREND, "TREND-1", BTC)).isTrue();
        assertThat(scope.covers(EngineId.TREND, "TREND-2", BTC)).isFalse();
    }

    private static String explanation(List<RiskOutput> outputs) {
        return ((RiskOutput.Approved) outputs.getLast()).verdict().explanation();
    }

    private static List<RiskOutput.Alerted> alerts(List<RiskOutput> outputs) {
        return outputs.stream()
                .filter(RiskOutput.Alerted.class::isInstance)
                .map(RiskOutput.Alerted.class::cast)
                .toList();
    }
}
