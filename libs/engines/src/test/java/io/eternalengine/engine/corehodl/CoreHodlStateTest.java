package io.eternalengine.engine.corehodl;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the state of CORE-HODL refuses: transitions that a phase does not have, and snapshots that are not its own. */
class CoreHodlStateTest {
    private final CoreHodlState state = CoreHodlState.initial(CoreHodlParameters.defaults());

    @Test
    void aProgramThatDoesNotRunCannotEnd() {
        assertThatIllegalStateException()
                .isThrownBy(state::endProgram)
                .withMessage("CORE-HODL ends its program in phase AWAITING_CAPITAL");
    }

    @Test
    void noRebalancingBeginsBeforeTheProgramIsDone() {
        CoreHodlState initializing = HodlRun.ready().state();

        assertThatIllegalStateException()
                .isThrownBy(() -> initializing.beginRebalancing(sale()))
                .withMessage("CORE-HODL begins to rebalance in phase INITIALIZING");
    }

    @Test
    void aRebalancingThatDoesNotRunCannotEnd() {
        CoreHodlState accumulating = HodlRun.accumulating("40000", "2000").state();

        assertThatIllegalStateException()
                .isThrownBy(accumulating::endRebalancing)
                .withMessage("CORE-HODL ends a rebalancing in phase ACCUMULATING");
    }

    @Test
    void aParentOrderIsOpenOnceAndHasOneChildOrderAtATime() {
        ParentOrder sale = sale();
        state.parentOrders().add(sale);
        sale.beginChildOrder();

        assertThatIllegalStateException()
                .isThrownBy(() -> state.parentOrders().add(sale()))
                .withMessage("parent order release.a-sale is open already");
        assertThatIllegalStateException()
                .isThrownBy(sale::beginChildOrder)
                .withMessage("parent order release.a-sale begins a child order while child order 1 has not ended");
    }

    @Test
    void refusesASnapshotOfAMarketThatIsNoTarget() {
        byte[] ofTwo = HodlRun.ready().engine.snapshot();
        CoreHodlParameters rules = CoreHodlParameters.defaults();
        var onlyBtc = new CoreHodlParameters(
                rules.account(),
                rules.quoteAsset(),
                List.of(new AssetTarget(Markets.BTC, "BTC", dec("0.4"), dec("1"), dec("0"), dec("1"))),
                rules.programDays(),
                rules.cashReserveFraction(),
                rules.doneFraction(),
                rules.driftLimit(),
                rules.noSaleBelowHighFraction(),
                rules.maxShareOfTotal(),
                rules.maxOrderFraction(),
                rules.takerFeeFraction());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CoreHodlEngine(onlyBtc).restore(ofTwo))
                .withMessageContaining("ETHUSDT")
                .withMessageEndingWith("must be that of a target");
    }

    private static ParentOrder sale() {
        return ParentOrder.of(
                ParentOrderName.Purpose.RELEASE.name("a-sale"),
                Markets.BTC,
                Side.SELL,
                ExecutionStyle.MARKET,
                new OrderAmount.OfBase(dec("1")));
    }

    @Test
    void aParentOrderIsKnownByTheWordThatItsNameBeginsWith() {
        for (ParentOrderName.Purpose purpose : ParentOrderName.Purpose.values()) {
            ParentOrderName name = purpose.name("BTCUSDT.0001");

            assertThat(name.text()).isEqualTo(purpose.rule().text() + ".BTCUSDT.0001");
            assertThat(ParentOrderName.parse(name.text())).isEqualTo(name);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParentOrderName.parse("rebalance.BTCUSDT.0001"))
                .withMessage(
                        "parent order is \"rebalance.BTCUSDT.0001\": must begin with what it is for, such as dca.");
    }
}
