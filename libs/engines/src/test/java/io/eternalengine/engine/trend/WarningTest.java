package io.eternalengine.engine.trend;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The breaker's second level closes half of what loses in TREND. */
class WarningTest {
    @Test
    void halfOfALosingPositionIsClosed() {
        TrendRun run = TrendRun.longPosition();
        Decimal held = held(run);
        run.bar("41100");

        List<OrderIntent> orders = run.command(moved(1, 2));

        assertThat(orders).hasSize(1);
        assertThat(orders.getFirst().side()).isEqualTo(Side.SELL);
        assertThat(orders.getFirst().reduceOnly()).isTrue();
        orders.forEach(run::fill);
        assertThat(held(run)).isEqualTo(held.times(dec("0.5")).floorToStep(dec("0.001")));
    }

    @Test
    void anotherPartIsClosedWhenTheParametersSaySo() {
        ExitParameters exits = ExitParameters.defaults();
        TrendRun run = TrendRun.longPosition(TrendRun.quick(
                TrendRun.entries(25, 20, false),
                TrendRun.sizing(),
                new ExitParameters(
                        exits.trailingStopAtrMultiple(),
                        exits.trailingStepAtrMultiple(),
                        exits.trailingFromR(),
                        exits.maxHolding(),
                        exits.maxFundingCostFraction(),
                        dec("0.2"))));
        Decimal held = held(run);
        run.bar("41100");

        run.command(moved(1, 2)).forEach(run::fill);

        assertThat(held(run)).isEqualTo(held.times(dec("0.8")).floorToStep(dec("0.001")));
    }

    @Test
    void aWinningPositionStays() {
        TrendRun run = TrendRun.longPosition();
        run.bar("41600");

        assertThat(run.command(moved(1, 2))).isEmpty();
    }

    @Test
    void comingDownToAnotherLevelClosesNothing() {
        TrendRun run = TrendRun.longPosition();
        run.bar("41100");

        assertThat(run.command(moved(0, 1))).isEmpty();
        assertThat(run.command(moved(3, 2))).isEmpty();
    }

    private static Decimal held(TrendRun run) {
        Trade trade = run.state().assets().getFirst().phase().trade();
        return trade == null ? Decimal.ZERO : trade.quantity();
    }

    private static RiskAction moved(int from, int to) {
        return new RiskAction.BreakerMoved(from, to, dec("0.15"), dec("0.85"), Decimal.ONE);
    }
}
