package io.eternalengine.risk;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.ETH;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Ticker;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person asks of risk. */
class OperatorRuleTest {
    private final RiskRun run = RiskRun.funded();

    @ParameterizedTest
    @ValueSource(strings = {"ALL", "ENGINE=TREND", "ACCOUNT=CORE-HODL", "ACCOUNT=TREND-2", "SYMBOL=BTCUSDT"})
    void whatRiskKnowsIsHaltedAsAsked(String label) {
        assertThat(scopeHalted(label)).isEqualTo(RiskScope.parse(label));
    }

    @Test
    void aHaltOfAPartIsAlertedUnderItsOwnName() {
        assertThat(run.halt(RiskScope.parse("SYMBOL=BTCUSDT")))
                .contains(new RiskOutput.Alerted(
                        AlertSeverity.P1,
                        "halt SYMBOL=BTCUSDT",
                        "alice halted SYMBOL=BTCUSDT: a test",
                        run.state().asOfMs()));
    }

    /** A halt of a name that was mistyped would hold nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"ACCOUNT=CORE-HOLD", "SYMBOL=BTCUSD"})
    void aNameThatRiskDoesNotKnowHaltsEverything(String label) {
        assertThat(scopeHalted(label)).isEqualTo(RiskScope.ALL);
    }

    @Test
    void aNewBaseOfTheHaltLogHoldsWhatIsInForce() {
        // given
        run.halt(RiskScope.parse("SYMBOL=BTCUSDT"));

        // when
        List<RiskAction> actions =
                RiskRun.actionsIn(run.on(new RiskInput.HaltLogBaseAsked("two different commands", "alice")));

        // then
        assertThat(actions)
                .singleElement()
                .isInstanceOfSatisfying(
                        RiskAction.HaltLogRebased.class,
                        base -> assertThat(base.halts().values()).containsExactly(RiskScope.parse("SYMBOL=BTCUSDT")));
        assertThat(run.engine.halts().halts()).hasSize(1);
    }

    @Test
    void aMarketIsValuedAtItsLastPriceAndHasNoneBeforeTheFirst() {
        run.candles("41000", "2100");

        assertThat(run.engine.price(BTC)).isEqualTo(dec("40000"));
        run.nowMs += 3_600_000;
        run.candles("41000", "2100");
        assertThat(run.engine.price(BTC)).isEqualTo(dec("41000"));
        assertThat(run.engine.price(ETH)).isEqualTo(dec("2100"));
        assertThat(run.engine.price(InstrumentId.spot("SOLUSDT"))).isNull();
    }

    @Test
    void theReportIsOfTheMoment() {
        RiskRun holding = RiskRun.holdingOneBtc();
        holding.fallTo(11);

        RiskReport report = holding.engine.report();

        assertThat(report.asOfMs()).isEqualTo(holding.nowMs);
        assertThat(report.equity()).isEqualTo(dec("89000"));
        assertThat(report.drawdown()).isEqualTo(dec("0.11"));
        assertThat(report.breakerLevel()).isEqualTo(BreakerLevel.CAUTION);
        assertThat(report.transitions()).extracting(BreakerTransition::level).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPersonResumesASymbolWhoseFeedIsFollowedNoMore(boolean alsoHaltedByAPerson) {
        // given a perpetual that falls silent beside its spot market
        InstrumentId perpetual = haltedPerpetual();
        RiskScope scope = RiskScope.parse("SYMBOL=BTCUSDT");
        if (alsoHaltedByAPerson) {
            run.halt(scope);
        }

        // when
        run.on(new RiskInput.ResumeAsked(RiskScope.parse("SYMBOL=ETHUSDT"), "another one", "alice"));
        assertThat(run.engine.halts().halts()).containsKey("feed:LINEAR:BTCUSDT");
        run.on(new RiskInput.ResumeAsked(scope, "delisted", "alice"));

        // then it is not watched any more
        assertThat(run.engine.halts().halts()).isEmpty();
        assertThat(run.state().surveillance().feeds()).containsOnlyKeys(BTC, ETH);
        assertThat(run.engine.isTimeDue(run.nowMs)).isFalse();

        // until it has news
        tick(perpetual, "40002");
        run.nowMs += 60_000;
        assertThat(run.engine.isTimeDue(run.nowMs)).isTrue();
        run.on(new RiskInput.TimePassed(run.nowMs));
        assertThat(run.engine.halts().halts()).containsKey("feed:LINEAR:BTCUSDT");
    }

    /** A perpetual whose feed fell silent while its spot market went on. */
    private InstrumentId haltedPerpetual() {
        InstrumentId perpetual = InstrumentId.linear("BTCUSDT");
        run.describe(perpetual);
        List.of(perpetual, BTC, ETH).forEach(market -> tick(market, "40000"));
        run.nowMs += 60_000;
        run.on(new RiskInput.TimePassed(run.nowMs));
        tick(BTC, "40001");
        tick(ETH, "40001");
        assertThat(run.engine.halts().halts()).containsOnlyKeys("feed:LINEAR:BTCUSDT");
        return perpetual;
    }

    /** Its spot market, which is followed on, is not to stand still for it. */
    @Test
    void theHaltOfAFeedIsLiftedWhenItsMarketIsFollowedNoMore() {
        // given
        InstrumentId perpetual = haltedPerpetual();

        // when
        run.on(new RiskInput.MarketFollowed(perpetual, false));

        // then it is not watched, though what was under way still comes
        assertThat(run.engine.halts().halts()).isEmpty();
        tick(perpetual, "40002");
        assertThat(run.state().surveillance().feeds()).containsOnlyKeys(BTC, ETH);

        // and it is watched when it is followed again
        run.on(new RiskInput.MarketFollowed(perpetual, true));
        tick(perpetual, "40003");
        assertThat(run.state().surveillance().feeds()).containsOnlyKeys(perpetual, BTC, ETH);
    }

    @Test
    void noMoreMarketsAreRememberedAsLeftThanAnybodyFollows() {
        // given
        var surveillance = new Surveillance();
        for (int i = 0; i <= StateBounds.MOST_FEEDS; i++) {
            surveillance.follow(InstrumentId.spot("S" + i + "USDT"), false);
        }

        // then
        assertThat(surveillance.hasLeft(InstrumentId.spot("S" + (StateBounds.MOST_FEEDS - 1) + "USDT")))
                .isTrue();
        assertThat(surveillance.hasLeft(InstrumentId.spot("S" + StateBounds.MOST_FEEDS + "USDT")))
                .isFalse();
    }

    @Test
    void aPersonResumesAnExchangeOfWhichNobodyReports() {
        run.on(new RiskInput.ExchangeReported(false, run.nowMs));
        run.on(new RiskInput.ResumeAsked(RiskScope.parse("SYMBOL=BTCUSDT"), "too small", "alice"));
        assertThat(run.engine.halts().halts()).containsOnlyKeys(ExchangeRule.HALT_KEY);

        run.resume("alice");

        assertThat(run.engine.halts().halts()).isEmpty();
        assertThat(run.engine.isExchangeFailing()).isFalse();

        // and a report that it does not answer halts again
        run.on(new RiskInput.ExchangeReported(false, run.nowMs));
        assertThat(run.engine.halts().halts()).containsOnlyKeys(ExchangeRule.HALT_KEY);
    }

    private void tick(InstrumentId instrument, String price) {
        run.on(new RiskInput.TickerChanged(
                new Ticker(instrument, run.nowMs, dec(price), null, null, null, null, null, 0, 0)));
    }

    private RiskScope scopeHalted(String label) {
        return RiskRun.actionsIn(run.halt(RiskScope.parse(label))).stream()
                .map(RiskAction.HaltImposed.class::cast)
                .map(RiskAction.HaltImposed::scope)
                .findFirst()
                .orElseThrow();
    }
}
