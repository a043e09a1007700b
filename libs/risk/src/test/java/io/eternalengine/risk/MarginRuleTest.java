package io.eternalengine.risk;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.AccountBooks;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An account that is too near to its liquidation opens nothing until it has come back. */
class MarginRuleTest {
    private static final RiskScope SCOPE = new RiskScope.OfAccount("FUNDING");

    private final RiskRun run = RiskRun.funded(RiskParameters.defaults().withoutBooks());

    @Test
    void aTenthIsAllowedAndMoreHaltsTheAccountWithAnAlertOnce() {
        assertThat(actions("0.1")).isEmpty();

        List<RiskOutput> outputs = state("0.1001");
        assertThat(RiskRun.actionsIn(outputs))
                .containsExactly(new RiskAction.HaltImposed(
                        "margin:FUNDING",
                        SCOPE,
                        "the maintenance margin is 0.1001 of the margin balance, 0.1 is allowed",
                        "risk"));
        assertThat(outputs)
                .filteredOn(RiskOutput.Alerted.class::isInstance)
                .singleElement()
                .isEqualTo(new RiskOutput.Alerted(
                        AlertSeverity.P1,
                        "margin of account FUNDING",
                        "Nothing is opened: the maintenance margin is 0.1001 of the margin balance, 0.1 is allowed",
                        run.nowMs));
        assertThat(actions("0.2")).isEmpty();
    }

    @Test
    void theHaltIsLiftedOnceTheMarginIsBackAndNotBySilence() {
        state("0.5");

        assertThat(actions(null)).as("a margin that is not stated").isEmpty();
        assertThat(actions("0.08"))
                .containsExactly(new RiskAction.HaltLifted(
                        "margin:FUNDING",
                        SCOPE,
                        "the maintenance margin is 0.08 of the margin balance again",
                        List.of()));
    }

    @Test
    void aMarginAtItsLimitIsOneHaltAndNotOneAtEachLook() {
        state("0.1001");

        assertThat(actions("0.0999")).isEmpty();
        assertThat(actions("0.1001")).isEmpty();
        assertThat(actions("0.0801")).isEmpty();
        assertThat(actions("0.08")).hasSize(1);
        assertThat(actions("0.0999")).as("below the limit").isEmpty();
    }

    @Test
    void aPersonLiftsTheHaltOfAMarginThatIsStatedNoMore() {
        state("0.5");

        run.on(new RiskInput.ResumeAsked(SCOPE, "its positions are closed", "alice"));

        assertThat(run.engine.halts().halts()).isEmpty();
    }

    @Test
    void theHaltSurvivesARestart() {
        state("0.5");

        var restored = new RiskEngine(RiskParameters.defaults().withoutBooks());
        restored.restore(run.engine.snapshot());

        assertThat(restored.halts().halts()).containsEntry("margin:FUNDING", SCOPE);
    }

    private List<RiskAction> actions(@Nullable String rate) {
        return RiskRun.actionsIn(state(rate));
    }

    private List<RiskOutput> state(@Nullable String rate) {
        SpotBalances cash = SpotBalances.EMPTY.plus("USDT", dec("1000"));
        return run.on(new RiskInput.BooksChanged(
                new AccountBooks("FUNDING", cash, dec("1000"), run.nowMs, true, ""), rate == null ? null : dec(rate)));
    }
}
