package io.eternalengine.risk;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.Side;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The move of a stop of TREND-1, which holds 0.1 BTC; its entry named a stop at 38 000, and the mark is 40 000. */
class StopChecksTest {
    private static final InstrumentId BTC = InstrumentId.linear("BTCUSDT");

    private final RiskRun run = RiskRun.funded();
    private int made;

    StopChecksTest() {
        run.on(new RiskInput.InstrumentDescribed(new Instrument(
                BTC, "BTC", "USDT", dec("0.10"), dec("0.001"), dec("0.001"), dec("100"), dec("5"), dec("0.01"))));
        run.on(new RiskInput.CandleClosed(Markets.candle(BTC, run.nowMs, dec("40000"))));
        books("0");
        assertThat(run.ruleOn(intent(Side.BUY, ExecutionStyle.MARKET, "0.1", "38000")))
                .isEqualTo("approved");
        books("0.1");
    }

    @Test
    void aMoveNearerToTheMarketIsApprovedAsAReduction() {
        RiskOutput answer = run.judge(move("39000")).getLast();

        assertThat(answer)
                .isInstanceOfSatisfying(
                        RiskOutput.Approved.class,
                        approved -> assertThat(approved.verifiedReduceOnly()).isTrue());
    }

    @Test
    void aMoveTradesNothing() {
        int pending = run.engine.portfolio().pending().size();
        int openings = run.state().openings().size();

        assertThat(run.ruleOn(move("39000"))).isEqualTo("approved");

        assertThat(run.engine.portfolio().pending()).hasSize(pending);
        assertThat(run.state().openings().size()).isEqualTo(openings);
        assertThat(run.ruleOn(intent(Side.SELL, ExecutionStyle.MARKET, "0.1", null)))
                .as("all of it can still be closed")
                .isEqualTo("approved");
    }

    @Test
    void heatIsMeasuredToAMovedStopOnceTheExchangeHasIt() {
        OrderIntent move = move("39000");
        assertThat(run.ruleOn(move)).isEqualTo("approved");
        assertThat(run.engine.portfolio().stops()).as("asked for").containsValue(dec("38000"));

        run.end(move, OrderState.FILLED);

        assertThat(run.engine.portfolio().stops()).as("stands").containsValue(dec("39000"));
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "CANCELLED", "EXPIRED"})
    void aMoveThatEndsOtherwiseLeavesTheStopWhereItStands(OrderState end) {
        OrderIntent move = move("39000");
        assertThat(run.ruleOn(move)).isEqualTo("approved");

        run.end(move, end);
        run.end(move, OrderState.FILLED);

        assertThat(run.engine.portfolio().stops()).containsValue(dec("38000"));
        assertThat(run.ruleOn(move("38500"))).as("nearer than where it stands").isEqualTo("approved");
    }

    @Test
    void theNearerOfTwoMovesStandsInWhateverOrderTheyEnd() {
        OrderIntent nearer = move("39000");
        OrderIntent farther = move("38500");
        assertThat(run.ruleOn(nearer)).isEqualTo("approved");
        assertThat(run.ruleOn(farther)).isEqualTo("approved");

        run.end(nearer, OrderState.FILLED);
        run.end(farther, OrderState.FILLED);

        assertThat(run.engine.portfolio().stops()).containsValue(dec("39000"));
    }

    @Test
    void theEndOfAMoveOfThePositionBeforeDoesNotMoveTheStopOfTheNextOne() {
        OrderIntent old = move("39000");
        assertThat(run.ruleOn(old)).isEqualTo("approved");
        books("0");
        assertThat(run.ruleOn(intent(Side.BUY, ExecutionStyle.MARKET, "0.1", "38200")))
                .isEqualTo("approved");

        run.end(old, OrderState.FILLED);

        assertThat(run.engine.portfolio().stops()).containsValue(dec("38200"));
    }

    @Test
    void theMemoryOfMovesIsBoundedAndOneTooManyCountsAsNotMoved() {
        for (int i = 0; i < StateBounds.MOST_MOVES; i++) {
            assertThat(run.ruleOn(move("39000"))).isEqualTo("approved");
        }
        OrderIntent tooMany = move("39500");
        assertThat(run.ruleOn(tooMany)).isEqualTo("approved");

        run.end(tooMany, OrderState.FILLED);

        assertThat(run.state().surveillance().stops().movesUnderWay()).isEqualTo(StateBounds.MOST_MOVES);
        assertThat(run.engine.portfolio().stops()).containsValue(dec("38000"));
    }

    @Test
    void neitherAHaltNorAnOldEpochNorADifferenceHoldsAMoveBack() {
        OrderIntent old = move("39000");
        run.on(new RiskInput.HaltAsked(RiskScope.ALL, "why", "alice"));
        run.on(new RiskInput.BooksUncertain("TREND-1"));

        assertThat(run.state().halts().epoch()).isGreaterThan(old.riskEpoch());
        assertThat(run.ruleOn(old)).isEqualTo("approved");
    }

    @Test
    void aStopWithoutAPositionIsNotMoved() {
        books("0");

        assertThat(run.ruleOn(move("39000"))).isEqualTo("no-position");
    }

    @Test
    void aStopOnTheSideThatOpensIsNotMoved() {
        assertThat(run.ruleOn(intent(Side.BUY, ExecutionStyle.MOVE_STOP, "0.1", "41000")))
                .isEqualTo("no-position");
    }

    @Test
    void aStopThatTheMarkHasPassedIsNotMoved() {
        assertThat(run.ruleOn(move("40000.1"))).isEqualTo("stop-side");
        assertThat(run.ruleOn(move("40000"))).isEqualTo("stop-side");
        assertThat(run.ruleOn(move("39999.9"))).isEqualTo("approved");
    }

    @Test
    void aStopNeverMovesAwayFromTheMarket() {
        assertThat(run.ruleOn(move("37999.9"))).isEqualTo("stop-farther");
        assertThat(run.ruleOn(move("38000"))).as("where it stands").isEqualTo("approved");
        OrderIntent nearer = move("39000");
        assertThat(run.ruleOn(nearer)).isEqualTo("approved");
        run.end(nearer, OrderState.FILLED);
        assertThat(run.ruleOn(move("38999.9"))).isEqualTo("stop-farther");
    }

    @Test
    void theStopOfAShortMovesDown() {
        books("0");
        assertThat(run.ruleOn(intent(Side.SELL, ExecutionStyle.MARKET, "0.1", "42000")))
                .isEqualTo("approved");
        books("-0.1");

        assertThat(run.ruleOn(intent(Side.BUY, ExecutionStyle.MOVE_STOP, "0.1", "42000.1")))
                .isEqualTo("stop-farther");
        assertThat(run.ruleOn(intent(Side.BUY, ExecutionStyle.MOVE_STOP, "0.1", "40000")))
                .isEqualTo("stop-side");
        assertThat(run.ruleOn(intent(Side.BUY, ExecutionStyle.MOVE_STOP, "0.1", "41000")))
                .isEqualTo("approved");
    }

    @Test
    void aStopOffTheGridOfTicksIsNotMovedAndARestIsProtectedHoweverSmall() {
        assertThat(run.ruleOn(move("39000.05"))).isEqualTo("instrument-rules");
        assertThat(run.ruleOn(intent(Side.SELL, ExecutionStyle.MOVE_STOP, "0.00001", "39000")))
                .isEqualTo("approved");
    }

    private OrderIntent move(String stop) {
        return intent(Side.SELL, ExecutionStyle.MOVE_STOP, "0.1", stop);
    }

    private void books(String held) {
        var positions = new TreeMap<InstrumentId, PerpetualPosition>();
        if (!dec(held).isZero()) {
            positions.put(BTC, new PerpetualPosition(dec(held), dec(held).times(dec("40000"))));
        }
        run.on(new RiskInput.BooksChanged(new AccountBooks(
                "TREND-1",
                SpotBalances.EMPTY.plus("USDT", dec("50000")),
                dec("50000"),
                run.nowMs,
                true,
                "",
                positions)));
    }

    private OrderIntent intent(Side side, ExecutionStyle style, String quantity, @Nullable String stop) {
        made++;
        return new OrderIntent(
                "stop-" + made,
                EngineId.TREND,
                "TREND-1",
                BTC,
                side,
                style,
                new OrderAmount.OfBase(dec(quantity)),
                style == ExecutionStyle.MOVE_STOP,
                run.state().halts().epoch(),
                run.nowMs,
                dec("40000"),
                "a test",
                stop == null ? null : dec(stop));
    }
}
