package io.eternalengine.domain.accounting;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Side;
import org.junit.jupiter.api.Test;

class PerpetualPositionTest {
    private PerpetualPosition position = PerpetualPosition.FLAT;
    private Decimal profit = Decimal.ZERO;

    @Test
    void aLongGainsWhatThePriceRises() {
        trade(Side.BUY, "100", "2");

        assertThat(position.unrealised(dec("110"))).isEqualTo(dec("20"));
        assertThat(profit).isEqualTo(Decimal.ZERO);
        assertThat(position.notional(dec("110"))).isEqualTo(dec("220"));
    }

    @Test
    void aShortGainsWhatThePriceFalls() {
        trade(Side.SELL, "100", "2");

        assertThat(position.unrealised(dec("90"))).isEqualTo(dec("20"));
        assertThat(position.quantity()).isEqualTo(dec("-2"));
    }

    @Test
    void purchasesAddUpToOneCost() {
        trade(Side.BUY, "100", "1");
        trade(Side.BUY, "110", "3");

        assertThat(position.cost()).isEqualTo(dec("430"));
        assertThat(position.quantity()).isEqualTo(dec("4"));
    }

    @Test
    void aPartialCloseRealisesItsShareOnly() {
        trade(Side.BUY, "100", "4");
        trade(Side.SELL, "110", "1");

        assertThat(profit).isEqualTo(dec("10"));
        assertThat(position).isEqualTo(new PerpetualPosition(dec("3"), dec("300")));
    }

    @Test
    void closingInThirdsLosesNoUnit() {
        trade(Side.BUY, "100", "1");
        trade(Side.BUY, "100.01", "2");
        for (int part = 0; part < 3; part++) {
            trade(Side.SELL, "100", "1");
        }

        assertThat(position).isEqualTo(PerpetualPosition.FLAT);
        assertThat(profit).isEqualTo(dec("-0.02"));
    }

    @Test
    void aTradeThroughZeroClosesOneSideAndOpensTheOther() {
        trade(Side.BUY, "100", "1");
        trade(Side.SELL, "120", "3");

        assertThat(profit).isEqualTo(dec("20"));
        assertThat(position).isEqualTo(new PerpetualPosition(dec("-2"), dec("-240")));

        trade(Side.BUY, "110", "5");

        assertThat(profit).isEqualTo(dec("40"));
        assertThat(position).isEqualTo(new PerpetualPosition(dec("3"), dec("330")));
    }

    @Test
    void longsPayAPositiveFundingRateAndShortsReceiveIt() {
        assertThat(new PerpetualPosition(dec("2"), dec("200")).fundingAt(dec("0.0001"), dec("110")))
                .isEqualTo(dec("-0.022"));
        assertThat(new PerpetualPosition(dec("-2"), dec("-200")).fundingAt(dec("0.0001"), dec("110")))
                .isEqualTo(dec("0.022"));
        assertThat(new PerpetualPosition(dec("-2"), dec("-200")).fundingAt(dec("-0.0001"), dec("110")))
                .isEqualTo(dec("-0.022"));
    }

    @Test
    void refusesACostOfNothing() {
        assertThatThrownBy(() -> new PerpetualPosition(Decimal.ZERO, Decimal.ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cost is 1");
    }

    private void trade(Side side, String price, String quantity) {
        PerpetualPosition.Change change =
                position.after(side, dec(price), dec(quantity), dec(price).times(dec(quantity)));
        position = change.position();
        profit = profit.plus(change.profit());
    }
}
