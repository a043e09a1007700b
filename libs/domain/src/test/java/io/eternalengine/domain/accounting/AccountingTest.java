package io.eternalengine.domain.accounting;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AccountingTest {
    @Test
    void aPurchaseMovesBothAssetsAndPaysItsFeeInTheCoin() {
        SpotBalances books = SpotBalances.EMPTY.plus("USDT", dec("1000"));

        SpotBalances after = books.after(execution(Side.BUY, "0.000015", "BTC"), "BTC", "USDT");

        assertThat(after.of("BTC")).isEqualTo(dec("0.014985"));
        assertThat(after.of("USDT")).isEqualTo(dec("400"));
    }

    @Test
    void aSaleMovesBothAssetsAndPaysItsFeeInCash() {
        SpotBalances books = SpotBalances.EMPTY.plus("BTC", dec("0.015"));

        SpotBalances after = books.after(execution(Side.SELL, "0.6", "USDT"), "BTC", "USDT");

        assertThat(after.amounts()).containsOnlyKeys("USDT");
        assertThat(after.of("USDT")).isEqualTo(dec("599.4"));
    }

    @Test
    void aRebateIsReceived() {
        SpotBalances after = SpotBalances.EMPTY.after(execution(Side.SELL, "-0.06", "USDT"), "BTC", "USDT");

        assertThat(after.of("USDT")).isEqualTo(dec("600.06"));
    }

    @Test
    void drawdownIsRoundedUpAndNeverNegative() {
        assertThat(Drawdown.between(Decimal.of(3), Decimal.of(2))).isEqualTo(dec("0.333333333334"));
        assertThat(Drawdown.between(Decimal.of(2), Decimal.of(3))).isEqualTo(Decimal.ZERO);
        assertThat(Drawdown.between(Decimal.of(2), Decimal.ZERO)).isEqualTo(Decimal.ONE);
    }

    @Test
    void theFirstDepositMakesUnitsOfOneUsdtEach() {
        UnitisedNav nav = UnitisedNav.EMPTY.afterFlow(dec("500"), Decimal.ZERO).valuedAt(dec("500"));

        assertThat(nav.units()).isEqualTo(dec("500"));
        assertThat(nav.unitValue()).isEqualTo(Decimal.ONE);
    }

    @Test
    void flowsNeverMoveTheValueOfAUnitByMoreThanRounding() {
        long seed = 20_261_122;
        var random = new Random(seed);
        UnitisedNav nav = UnitisedNav.EMPTY.afterFlow(dec("1000"), Decimal.ZERO).valuedAt(dec("1000"));
        Decimal equity = dec("1000");
        for (int day = 0; day < 500; day++) {
            equity = equity.times(Decimal.of(random.nextInt(90, 112))).times(dec("0.01"));
            nav = nav.valuedAt(equity);
            Decimal flow = equity.times(Decimal.of(random.nextInt(-50, 60))).times(dec("0.01"));
            Decimal before = nav.unitValue();

            nav = nav.afterFlow(flow, equity);
            equity = equity.plus(flow);
            nav = nav.valuedAt(equity);

            assertThat(nav.unitValue().minus(before).abs())
                    .as("seed %d, day %d", seed, day)
                    .isLessThan(dec("0.000000000001"));
        }
    }

    @Test
    void aPortfolioThatWasEmptiedKeepsItsLastUnitValue() {
        UnitisedNav nav = UnitisedNav.EMPTY
                .afterFlow(dec("1000"), Decimal.ZERO)
                .valuedAt(dec("900"))
                .emptied()
                .valuedAt(Decimal.ZERO);

        assertThat(nav.unitValue()).isEqualTo(dec("0.9"));
        assertThat(nav.drawdown()).isEqualTo(dec("0.1"));
    }

    @Test
    void moneyThatComesBuysUnitsAtWhatTheyAreWorthJustBeforeNotAtTheirLastValue() {
        UnitisedNav nav = UnitisedNav.EMPTY.afterFlow(dec("1000"), Decimal.ZERO).valuedAt(dec("1000"));

        assertThat(nav.afterFlow(dec("600"), dec("1200")).units()).isEqualTo(dec("1500"));
    }

    @Test
    void whereTheWorthCannotBeToldUnitsAreBoughtAtTheirLastValue() {
        UnitisedNav nav = UnitisedNav.EMPTY.afterFlow(dec("1000"), Decimal.ZERO).valuedAt(dec("900"));

        assertThat(nav.afterFlow(dec("90"), Decimal.ZERO).units()).isEqualTo(dec("1100"));
        assertThat(nav.emptied().afterFlow(dec("90"), dec("50")).units()).isEqualTo(dec("100"));
    }

    @Test
    void unitsAndBalancesAreReadAsTheyWereWritten() {
        UnitisedNav nav = UnitisedNav.EMPTY.afterFlow(dec("1000"), Decimal.ZERO).valuedAt(dec("900"));
        SpotBalances balances = SpotBalances.EMPTY.plus("BTC", dec("0.5")).plus("USDT", dec("12"));
        var writer = new StateWriter();
        nav.write(writer);
        balances.write(writer);

        var reader = new StateReader(writer.toBytes());
        assertThat(UnitisedNav.read(reader)).isEqualTo(nav);
        assertThat(SpotBalances.read(reader)).isEqualTo(balances);
    }

    private static Execution execution(Side side, String fee, String feeAsset) {
        return new Execution(
                "e", "i", "CORE-HODL", BTC, side, dec("40000"), dec("0.015"), dec("600"), dec(fee), feeAsset, 0);
    }
}
