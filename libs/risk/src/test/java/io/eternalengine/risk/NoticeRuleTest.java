package io.eternalengine.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the exchange says of itself and of its markets stops entries, never reductions. */
class NoticeRuleTest {
    private static final RiskScope BTC = new RiskScope.OfSymbol("BTCUSDT");

    private final RiskRun run = RiskRun.holdingOneBtc(RiskParameters.defaults().withoutBooks());

    @Test
    void maintenanceStopsEntriesAndReductionsGoOnUntilItIsOver() {
        notice("maintenance:1", RiskScope.ALL, NoticeState.IN_FORCE);

        assertThat(run.ruleOn(run.buy("1000").make())).isEqualTo("halted");
        assertThat(run.ruleOn(run.sell("0.1").make())).isEqualTo("approved");

        notice("maintenance:1", RiskScope.ALL, NoticeState.OVER);
        assertThat(run.engine.halts().halts()).isEmpty();
    }

    @Test
    void aDelistingStopsEntriesOfItsSymbolWithOneAlertUntilAPersonResumesIt() {
        List<RiskOutput> outputs = notice("delisting:BTCUSDT", BTC, NoticeState.IN_FORCE);
        assertThat(outputs)
                .contains(new RiskOutput.Alerted(
                        AlertSeverity.P1,
                        "SYMBOL=BTCUSDT stopped by the exchange",
                        "a text",
                        run.state().asOfMs()));
        assertThat(notice("delisting:BTCUSDT", BTC, NoticeState.IN_FORCE)).isEmpty();

        run.on(new RiskInput.ResumeAsked(BTC, "another contract", "alice"));

        assertThat(run.engine.halts().halts()).isEmpty();
    }

    @Test
    void whatIsAnnouncedOnlyAlerts() {
        List<RiskOutput> outputs = notice("maintenance:2", RiskScope.ALL, NoticeState.ANNOUNCED);

        assertThat(RiskRun.actionsIn(outputs)).isEmpty();
        assertThat(outputs)
                .containsExactly(new RiskOutput.Alerted(
                        AlertSeverity.P2,
                        "ALL announced by the exchange",
                        "a text",
                        run.state().asOfMs()));
    }

    @Test
    void theEndOfOneNoticeLeavesTheHaltOfAnother() {
        notice("delisting:BTCUSDT", BTC, NoticeState.IN_FORCE);
        notice("status:LINEAR:BTCUSDT", BTC, NoticeState.IN_FORCE);

        assertThat(RiskRun.actionsIn(notice("status:LINEAR:BTCUSDT", BTC, NoticeState.OVER)))
                .containsExactly(new RiskAction.HaltLifted("notice:status:LINEAR:BTCUSDT", BTC, "a text", List.of()));
        assertThat(run.engine.halts().halts()).containsOnlyKeys("notice:delisting:BTCUSDT");
    }

    private List<RiskOutput> notice(String id, RiskScope scope, NoticeState state) {
        return run.on(new RiskInput.ExchangeNoticed(id, scope, state, "a text"));
    }
}
