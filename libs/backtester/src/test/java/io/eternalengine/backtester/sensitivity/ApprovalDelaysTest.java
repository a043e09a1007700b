package io.eternalengine.backtester.sensitivity;

import static io.eternalengine.backtester.Histories.BTC;
import static io.eternalengine.backtester.Histories.ETH;
import static io.eternalengine.backtester.Histories.candle;
import static io.eternalengine.backtester.Histories.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.BacktestRequest;
import io.eternalengine.backtester.BacktestResult;
import io.eternalengine.backtester.Histories;
import io.eternalengine.backtester.ParameterSet;
import io.eternalengine.backtester.metrics.ApprovedExit;
import io.eternalengine.backtester.run.ApprovalPolicy;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.InstrumentId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApprovalDelaysTest {
    private static final int HOURS = 24 * 70;
    private static final int HOUR_OF_THE_FALL = 24 * 30;
    private static final int ALERT = 3;

    @Test
    void aResultSaysOnHowManyApprovalsItRests() {
        BacktestResult result = fallenBy().run(ignored -> {});

        assertThat(result.approvals().count()).isEqualTo(2);
        assertThat(result.approvals().exits()).extracting(ApprovedExit::people).containsExactly(2);
        assertThat(result.approvals().sentence())
                .isEqualTo("2 ended 1 level of the breaker: the result rests on people who approve at the first moment"
                        + " that the rules allow");
    }

    @Test
    void approvalsThatAreDelayedComeSoManyDaysLater() {
        Backtest backtest = fallenBy();
        ApprovedExit atOnce = exit(backtest.run(ignored -> {}));
        ApprovedExit later = exit(
                backtest.withApprovals(ApprovalDelays.parse("7").getFirst()).run(ignored -> {}));

        assertThat(later.atMs() - atOnce.atMs()).isEqualTo(Duration.ofDays(7).toMillis());
    }

    @Test
    void withoutApprovalsTradingStaysHaltedToTheEnd() {
        BacktestResult never = fallenBy().withApprovals(ApprovalPolicy.NEVER).run(ignored -> {});

        assertThat(never.breaker().getLast().level()).isGreaterThanOrEqualTo(ALERT);
        assertThat(never.approvals().count()).isZero();
        assertThat(never.approvals().haltedDays()).isGreaterThan(30);
        assertThat(never.approvals().sentence()).startsWith("0: nobody approves, so trading stays halted");
    }

    @Test
    void entriesThatAHaltHoldsBackAreCounted() {
        BacktestResult never = fallenBy().withApprovals(ApprovalPolicy.NEVER).run(ignored -> {});

        assertThat(never.heldBack()).anySatisfy(one -> {
            assertThat(one.account()).isEqualTo("CORE-HODL");
            assertThat(one.rule()).isEqualTo("held-back");
            assertThat(one.days()).isGreaterThan(10);
            assertThat(one.moments()).isGreaterThanOrEqualTo(one.days());
        });
    }

    @Test
    void theRangeHasARowForEachDelayAndTheFirstIsTheResultItself() {
        Backtest backtest = fallenBy();

        List<ApprovalDelayRow> rows =
                ApprovalDelays.run(backtest, ApprovalDelays.parse(ApprovalDelays.DEFAULT), ignored -> {});

        assertThat(rows)
                .extracting(ApprovalDelayRow::name)
                .containsExactly("0 days", "3 days", "7 days", "14 days", "never");
        assertThat(rows.getFirst().totalReturn())
                .isEqualTo(backtest.run(ignored -> {}).portfolio().totalReturn());
        assertThat(rows).extracting(ApprovalDelayRow::haltedDays).isSorted();
    }

    @Test
    void aDelayThatCannotBeReadIsRefused() {
        assertThatThrownBy(() -> ApprovalDelays.parse("0,soon"))
                .hasMessage("the delay is \"soon\": must be whole days, or never");
        assertThatThrownBy(() -> ApprovalDelays.parse("-1"))
                .hasMessageContaining("approval-delay-days is -1: must be from 0");
        assertThatThrownBy(() -> ApprovalDelays.parse("3,3")).hasMessageContaining("is given twice");
    }

    private static ApprovedExit exit(BacktestResult result) {
        return result.approvals().exits().getFirst();
    }

    /** CORE-HODL is invested, then both coins lose 45 % in two days and stand still. */
    private static Backtest fallenBy() {
        var request = new BacktestRequest(
                Path.of("generated"),
                LocalDate.parse("2024-01-11"),
                LocalDate.parse("2024-03-20"),
                dec("50000"),
                BacktestRequest.knownEngines(),
                ParameterSet.defaults());
        return Backtest.over(
                request,
                Histories.data(
                        List.of(Histories.series(BTC, fall(BTC, 40_000)), Histories.series(ETH, fall(ETH, 2_500)))));
    }

    private static List<Candle> fall(InstrumentId id, int price) {
        List<Candle> candles = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            int fallen = Math.clamp(hour - HOUR_OF_THE_FALL, 0, 45);
            String open = Integer.toString(price * (100 - Math.max(0, fallen - 1)) / 100);
            String close = Integer.toString(price * (100 - fallen) / 100);
            candles.add(candle(id, hour, open, open, close, close));
        }
        return candles;
    }
}
