package io.eternalengine.local.fleet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.RiskScope;
import io.eternalengine.schemas.v1.RiskStateReported;
import io.eternalengine.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the demo's operator gives TACTICAL its permit. */
class TacticalPermitsTest {
    private final Messages messages = new Messages();
    private final List<RiskScope> asked = new ArrayList<>();
    private final List<String> journal = new ArrayList<>();
    private boolean riskAnswers = true;
    private final TacticalPermits permits = new TacticalPermits(
            scope -> {
                asked.add(scope);
                return riskAnswers;
            },
            journal::add,
            () -> {});

    @Test
    void thePermitIsGivenOnceForEachDecisionThatAwaitsItWhileEverythingIsHalted() {
        breakerAt(3);
        decided("TACTICAL", "awaiting-permit");

        permits.giveIfAwaited();
        permits.giveIfAwaited();

        assertThat(permits.given()).isEqualTo(1);
        assertThat(asked)
                .containsExactly(RiskScope.newBuilder().setEngine("TACTICAL").build());
        assertThat(journal).containsExactly("TACTICAL asked for a permit, and the demo's operator gave it");
    }

    @Test
    void belowTheLevelThatHaltsEverythingNobodyMayLiftThePause() {
        breakerAt(2);
        decided("TACTICAL", "awaiting-permit");

        permits.giveIfAwaited();

        assertThat(asked).isEmpty();
        breakerAt(3);
        permits.giveIfAwaited();
        assertThat(permits.given()).as("it is awaited still").isEqualTo(1);
    }

    @Test
    void anotherEnginesDecisionOrAnotherRuleAwaitsNoPermit() {
        breakerAt(4);
        decided("FUNDING", "awaiting-permit");
        decided("TACTICAL", "nothing-due");

        permits.giveIfAwaited();

        assertThat(asked).isEmpty();
    }

    @Test
    void aPermitThatRiskDidNotAnswerIsGivenAgainWithTheNextDecisionThatAwaitsIt() {
        breakerAt(3);
        riskAnswers = false;
        decided("TACTICAL", "awaiting-permit");
        permits.giveIfAwaited();
        assertThat(permits.given()).isZero();

        riskAnswers = true;
        permits.giveIfAwaited();
        assertThat(permits.given()).isZero();
        decided("TACTICAL", "awaiting-permit");
        permits.giveIfAwaited();

        assertThat(permits.given()).isEqualTo(1);
        assertThat(asked).hasSize(2);
    }

    private void breakerAt(int level) {
        permits.observe(messages.seen(
                Topic.RISK_REPORTS,
                RiskStateReported.newBuilder().setBreakerLevel(level).build()));
    }

    private void decided(String account, String rule) {
        permits.observe(messages.seen(
                Topic.DECISIONS,
                DecisionRecorded.newBuilder().setAccount(account).setRule(rule).build()));
    }
}
