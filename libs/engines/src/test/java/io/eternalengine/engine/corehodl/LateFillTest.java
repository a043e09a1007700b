package io.eternalengine.engine.corehodl;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.ETH;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.engine.Answers;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A fill counts against its parent order whenever it is reported, also after the order's end: a day is never bought twice. */
class LateFillTest {
    private final HodlRun run = HodlRun.ready().restartingBetweenInputs();
    private Decimal spentOnEth = Decimal.ZERO;

    /** In which order a late fill is reported: the execution and the order's state come on two ways. */
    enum Reported {
        EXECUTION_FIRST,
        STATE_FIRST,
        EXECUTION_ONLY,
        STATE_ONLY
    }

    @ParameterizedTest
    @EnumSource(Reported.class)
    void aPartFilledAfterItsRefusalIsNotBoughtAgain(Reported reported) {
        // given
        OrderIntent part = refusedPart();

        // when
        fillLate(part, Answers.quantityOf(part), reported);
        run.nextHour();

        // then
        assertThat(run.candles("40000", "2000")).isEmpty();
        assertThat(run.parts(BTC)).hasSize(1);
        assertThat(spentOnBtc()).isEqualTo(valueOf(part));
    }

    @Test
    void aPartThatIsFilledInPartAfterItsRefusalIsBoughtForWhatIsLeft() {
        OrderIntent part = refusedPart();

        fillLate(part, half(part), Reported.EXECUTION_FIRST);
        run.nextHour();
        List<OrderIntent> again = run.candles("40000", "2000");

        assertThat(again)
                .singleElement()
                .satisfies(next -> assertThat(HodlRun.worth(List.of(next)))
                        .isEqualTo(part.amount()
                                .valueAt(part.referencePrice())
                                .minus(half(part).times(Decimal.of(40_000)))));
    }

    @Test
    void aFillDuringTheNextTryIsCountedWhenThatEnds() {
        // given that the part is tried again
        OrderIntent first = refusedPart();
        run.nextHour();
        OrderIntent second = run.candles("40000", "2000").getFirst();
        assertThat(second.intentId()).endsWith("part-01.try-2");

        // when the first is filled late, and the second refused
        fillLate(first, Answers.quantityOf(first), Reported.EXECUTION_FIRST);
        run.end(second, OrderState.REJECTED, Decimal.ZERO);
        run.nextHour();

        // then
        assertThat(run.candles("40000", "2000")).isEmpty();
        assertThat(run.engine.openParentOrders()).isEmpty();
    }

    @Test
    void aFillAfterTheNextTryWasFilledIsCountedAsSpentByTheProgram() {
        OrderIntent first = refusedPart();
        run.nextHour();
        OrderIntent second = run.candles("40000", "2000").getFirst();
        run.fill(second);

        fillLate(first, Answers.quantityOf(first), Reported.STATE_FIRST);

        assertThat(spentOnBtc()).isEqualTo(valueOf(first).plus(valueOf(second)));
    }

    @Test
    void theEndOfAnOrderToldTwiceCountsOnce() {
        OrderIntent part = refusedPart();
        Decimal half = half(part);
        fillLate(part, half, Reported.EXECUTION_FIRST);
        byte[] before = run.engine.snapshot();

        run.end(part, OrderState.REJECTED, half);

        assertThat(run.engine.snapshot()).isEqualTo(before);
    }

    @Test
    void onlyAsManyEndedTriesAreRememberedAsTheBoundAllows() {
        OrderIntent part = refusedPart();
        for (int tries = 2; tries <= EndedChildOrders.MOST + 3; tries++) {
            run.nextHour();
            Optional<OrderIntent> next = run.candles("40000", "2000").stream().findFirst();
            next.ifPresent(intent -> run.end(intent, OrderState.REJECTED, Decimal.ZERO));
        }

        assertThat(run.state().endedChildOrders().size()).isEqualTo(EndedChildOrders.MOST);
        assertThat(run.state().endedChildOrders().find(part.intentId())).isEmpty();
    }

    /** The first part of BTC, refused by the exchange; that of ETH is filled. */
    private OrderIntent refusedPart() {
        List<OrderIntent> parts = run.candles("40000", "2000");
        OrderIntent btc = parts.stream()
                .filter(part -> part.instrument().equals(BTC))
                .findFirst()
                .orElseThrow();
        run.fillAll(parts.stream().filter(part -> part.instrument().equals(ETH)).toList());
        spentOnEth = run.state().program().totalSpent();
        run.end(btc, OrderState.REJECTED, Decimal.ZERO);
        return btc;
    }

    private Decimal spentOnBtc() {
        return run.state().program().totalSpent().minus(spentOnEth);
    }

    private void fillLate(OrderIntent order, Decimal quantity, Reported reported) {
        switch (reported) {
            case EXECUTION_FIRST -> {
                run.execute(order, quantity);
                run.end(order, OrderState.REJECTED, quantity);
            }
            case STATE_FIRST -> {
                run.end(order, OrderState.REJECTED, quantity);
                run.execute(order, quantity);
            }
            case EXECUTION_ONLY -> run.execute(order, quantity);
            case STATE_ONLY -> run.end(order, OrderState.REJECTED, quantity);
        }
    }

    private static Decimal valueOf(OrderIntent order) {
        return Answers.quantityOf(order).times(order.referencePrice());
    }

    private static Decimal half(OrderIntent order) {
        return Answers.quantityOf(order).dividedBy(Decimal.of(2), 6, RoundingMode.DOWN);
    }
}
