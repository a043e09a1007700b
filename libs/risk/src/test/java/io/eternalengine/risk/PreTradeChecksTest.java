package io.eternalengine.risk;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.DAY_MS;
import static io.eternalengine.domain.Markets.HOUR_MS;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every check by the name of its rule. */
class PreTradeChecksTest {
    private final RiskRun run = RiskRun.funded();

    @Test
    void approvesAnOrderThatBreaksNoRule() {
        RiskOutput answer = run.judge(run.buy("2700").make()).getLast();

        assertThat(answer).isInstanceOfSatisfying(RiskOutput.Approved.class, approved -> {
            assertThat(approved.verifiedReduceOnly()).isFalse();
            assertThat(approved.markPrice()).isEqualTo(dec("40000"));
        });
    }

    @Test
    void refusesAnEngineWithoutAccount() {
        assertThat(run.ruleOn(run.buy("2700").engine(EngineId.TREND).make())).isEqualTo("unknown-account");
    }

    @Test
    void refusesAnAccountOfAnotherEngine() {
        assertThat(run.ruleOn(run.buy("2700").account("TREND-1").make())).isEqualTo("unknown-account");
    }

    @Test
    void refusesAnAccountWhoseBooksAreNotKnown() {
        var unfunded = new RiskRun(RiskParameters.defaults());

        assertThat(unfunded.ruleOn(unfunded.buy("2700").make())).isEqualTo("unknown-account");
    }

    @Test
    void refusesAnInstrumentWithoutTradingRules() {
        OrderIntent order =
                run.buy("2700").instrument(InstrumentId.spot("SOLUSDT")).make();

        assertThat(run.ruleOn(order)).isEqualTo("instrument-unknown");
    }

    @Test
    void refusesPerpetualsOfEnginesThatDoNotExist() {
        OrderIntent order = run.buy("2700")
                .instrument(new InstrumentId(MarketCategory.LINEAR, "BTCUSDT"))
                .make();

        assertThat(run.ruleOn(order)).isEqualTo("instrument-unknown");
    }

    @Test
    void refusesAnOrderBelowTheMinimumValue() {
        assertThat(run.ruleOn(run.buy("4.99").make())).isEqualTo("instrument-rules");
    }

    @Test
    void refusesAnAmountThatIsNotAMultipleOfTheStep() {
        assertThat(run.ruleOn(run.buy("2700.00000001").make())).isEqualTo("instrument-rules");
        assertThat(run.ruleOn(run.buy("1").ofBase("0.0000015").make())).isEqualTo("instrument-rules");
    }

    @Test
    void refusesAQuantityBelowTheMinimum() {
        var coarse = new RiskRun(RiskParameters.defaults());
        coarse.on(new RiskInput.InstrumentDescribed(new Instrument(
                BTC, "BTC", "USDT", dec("0.01"), dec("0.001"), dec("0.01"), dec("10"), dec("5"), dec("0.01"))));
        coarse.deposit("100000");

        assertThat(coarse.ruleOn(coarse.buy("1").ofBase("0.009").make())).isEqualTo("instrument-rules");
    }

    @Test
    void refusesAPurchaseUnderAnOperatorsHalt() {
        for (RiskScope scope : List.of(
                RiskScope.ALL,
                new RiskScope.OfEngine(EngineId.CORE_HODL),
                new RiskScope.OfAccount("CORE-HODL"),
                new RiskScope.OfSymbol("BTCUSDT"))) {
            RiskRun halted = RiskRun.funded();
            halted.halt(scope);

            assertThat(halted.ruleOn(halted.buy("2700").make()))
                    .as(scope.label())
                    .isEqualTo("halted");
        }
    }

    @Test
    void approvesAPurchaseOutsideTheScopeOfAHalt() {
        run.halt(new RiskScope.OfSymbol("ETHUSDT"));
        run.halt(new RiskScope.OfEngine(EngineId.TREND));

        assertThat(run.ruleOn(run.buy("2700").make())).isEqualTo("approved");
    }

    @Test
    void refusesAPurchaseWhileEntriesArePausedAndApprovesItAfterwards() {
        RiskRun paused = RiskRun.holdingOneBtc();
        paused.fallTo(15);
        String price = "25000";
        assertThat(paused.ruleOn(paused.buy("2700").reference(price).make())).isEqualTo("halted");

        paused.nowMs += 3 * DAY_MS;
        paused.candles(price, "2000");

        assertThat(paused.ruleOn(paused.buy("2700").reference(price).make())).isEqualTo("approved");
    }

    @Test
    void refusesAnIntentDecidedUnderAnOlderEpoch() {
        run.halt(new RiskScope.OfSymbol("ETHUSDT"));

        assertThat(run.ruleOn(run.buy("2700").epoch(0).make())).isEqualTo("stale-epoch");
    }

    @Test
    void refusesPurchasesOfAnAccountWhoseBooksDiffer() {
        run.snapshot(false, "exchange has 1 BTC more");

        assertThat(run.ruleOn(run.buy("2700").make())).isEqualTo("account-unreconciled");
    }

    @Test
    void refusesAPurchaseOnAPriceThatIsTooOld() {
        run.nowMs += 2 * HOUR_MS + 1;

        assertThat(run.ruleOn(run.buy("2700").make())).isEqualTo("mark-stale");
    }

    @Test
    void refusesAPurchaseWithoutAPrice() {
        var blind = new RiskRun(RiskParameters.defaults());
        blind.on(new RiskInput.InstrumentDescribed(Markets.btc()));
        blind.deposit("100000");

        assertThat(blind.ruleOn(blind.buy("2700").make())).isEqualTo("mark-stale");
    }

    @Test
    void refusesAReferenceOutsideThePriceCollar() {
        assertThat(run.ruleOn(run.buy("2700").reference("42000.01").make())).isEqualTo("price-collar");
        assertThat(run.ruleOn(run.buy("2700").reference("37999.99").make())).isEqualTo("price-collar");
        assertThat(run.ruleOn(run.buy("2700").reference("42000").make())).isEqualTo("approved");
    }

    @Test
    void refusesAnOrderAboveFivePercentOfEquity() {
        assertThat(run.ruleOn(run.buy("5000.01").make())).isEqualTo("order-value");
        assertThat(run.ruleOn(run.buy("5000").make())).isEqualTo("approved");
    }

    @Test
    void refusesAPositionAboveTwentyPercentOfEquityOutsideCoreHodl() {
        RiskRun other = RiskRun.funded(accountOf(EngineId.TACTICAL));
        other.hold("BTC", "0.45");
        other.balances("USDT", "82000");

        assertThat(other.ruleOn(other.buy("2000.01").engine(EngineId.TACTICAL).make()))
                .isEqualTo("position-limit");
        assertThat(other.ruleOn(other.buy("2000").engine(EngineId.TACTICAL).make()))
                .isEqualTo("approved");
    }

    @Test
    void exemptsTheTargetHoldingsOfCoreHodlFromThePositionLimit() {
        run.hold("BTC", "1");
        run.balances("USDT", "60000");

        assertThat(run.ruleOn(run.buy("2700").make())).isEqualTo("approved");
    }

    @Test
    void refusesAPurchaseThatApprovedOrdersHaveAlreadySpentTheCashFor() {
        run.hold("BTC", "2.4");
        run.balances("USDT", "4000");
        OrderIntent first = run.buy("3000").make();
        assertThat(run.ruleOn(first)).isEqualTo("approved");

        assertThat(run.ruleOn(run.buy("1000.01").make())).isEqualTo("insufficient-cash");

        run.end(first, OrderState.CANCELLED);
        assertThat(run.ruleOn(run.buy("1000.01").make())).isEqualTo("approved");
    }

    @Test
    void aPurchaseInSlicesKeepsItsWholeCashAsideUntilItEnds() {
        // given a purchase of which a slice was filled
        run.hold("BTC", "2.4");
        run.balances("USDT", "4000");
        OrderIntent large = run.buy("3000").make();
        assertThat(run.ruleOn(large)).isEqualTo("approved");
        run.execute(large, "0.015");
        run.balances("USDT", "3400");

        // then all of it counts until the order has ended
        assertThat(run.ruleOn(run.buy("400.01").make())).isEqualTo("insufficient-cash");
        run.end(large, OrderState.CANCELLED);
        assertThat(run.ruleOn(run.buy("400.01").make())).isEqualTo("approved");
    }

    @Test
    void refusesMoreOpeningsInAMinuteThanAllowed() {
        for (int order = 0; order < 60; order++) {
            assertThat(run.ruleOn(run.buy("5").make())).isEqualTo("approved");
        }

        assertThat(run.ruleOn(run.buy("5").make())).isEqualTo("order-rate");

        run.nowMs += 60_000;
        assertThat(run.ruleOn(run.buy("5").make())).isEqualTo("approved");
    }

    @Test
    void refusesASaleOfMoreThanIsHeld() {
        run.balances("BTC", "0.5");

        assertThat(run.ruleOn(run.sell("0.500001").make())).isEqualTo("sale-beyond-holding");
    }

    @Test
    void refusesToSellTheSameCoinsTwice() {
        run.balances("BTC", "0.5");
        assertThat(run.ruleOn(run.sell("0.3").make())).isEqualTo("approved");

        assertThat(run.ruleOn(run.sell("0.3").make())).isEqualTo("sale-beyond-holding");
        assertThat(run.ruleOn(run.sell("0.2").make())).isEqualTo("approved");
    }

    @Test
    void believesItsOwnBooksAndNotTheClaimOfAReduction() {
        RiskOutput answer = run.judge(run.sell("0.1").make()).getLast();

        assertThat(answer)
                .isInstanceOfSatisfying(
                        RiskOutput.Rejected.class,
                        rejected -> assertThat(rejected.verdict().rule()).isEqualTo("sale-beyond-holding"));
    }

    @Test
    void aReductionPassesEveryHaltPauseAndLimit() {
        RiskRun strict = RiskRun.holdingOneBtc();
        strict.fallTo(30);
        strict.halt(RiskScope.ALL);
        strict.snapshot(false, "a difference");
        strict.nowMs += 10 * DAY_MS;
        OrderIntent everything = strict.sell("1").epoch(0).reference("90000").make();

        RiskOutput answer = strict.judge(everything).getLast();

        assertThat(answer)
                .isInstanceOfSatisfying(
                        RiskOutput.Approved.class,
                        approved -> assertThat(approved.verifiedReduceOnly()).isTrue());
    }

    @Test
    void reductionsDoNotUseUpTheOrderRate() {
        run.balances("BTC", "1");
        for (int order = 0; order < 60; order++) {
            assertThat(run.ruleOn(run.sell("0.001").make())).isEqualTo("approved");
        }

        assertThat(run.ruleOn(run.buy("5").make())).isEqualTo("approved");
    }

    @Test
    void givesNoSecondVerdictOnTheSameIntent() {
        OrderIntent order = run.buy("2700").id("the-same").make();
        OrderIntent refused = run.buy("5000.01").id("refused").make();
        run.judge(order);
        run.judge(refused);

        for (OrderIntent again : List.of(order, refused)) {
            assertThat(run.judge(again))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            RiskOutput.Alerted.class,
                            alert -> assertThat(alert.subject()).isEqualTo("duplicate-intent"));
        }
    }

    @Test
    void explainsARejectionWithItsFigures() {
        RiskOutput answer = run.judge(run.buy("5000.01").make()).getLast();

        assertThat(answer)
                .isInstanceOfSatisfying(
                        RiskOutput.Rejected.class,
                        rejected ->
                                assertThat(rejected.verdict().explanation()).isEqualTo("value 5000.01 is above 5000"));
    }

    private static RiskParameters accountOf(EngineId engine) {
        RiskParameters defaults = RiskParameters.defaults().withoutBooks();
        var parameters = new RiskParameters(
                Map.of(engine, RiskRun.ACCOUNT),
                defaults.breaker(),
                defaults.priceCollarFraction(),
                defaults.maxOrderFraction(),
                defaults.maxPositionFraction(),
                defaults.maxMarkAge(),
                defaults.maxOpeningsPerMinute(),
                defaults.approvalWindow());
        return parameters.with(defaults.limits());
    }
}
