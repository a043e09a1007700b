package io.eternalengine.fleetcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.schemas.v1.DecisionRecorded;
import org.junit.jupiter.api.Test;

/** Decisions of a release before are compared in the words of this one, and in nothing else otherwise. */
class RenamedRulesTest {
    @Test
    void aRuleOfBeforeHasItsNameOfNow() {
        var before = DecisionRecorded.newBuilder()
                .setSequence(7)
                .setRule("try-known")
                .setExplanation("the end of CORE-HODL.dca.BTCUSDT.part-01.try-1 was heard before")
                .build();

        assertThat(RenamedRules.asNow(before))
                .isEqualTo(before.toBuilder()
                        .setRule("child-order-known")
                        .setExplanation("the end of CORE-HODL.dca.BTCUSDT.part-01.try-1 was applied before")
                        .build());
    }

    @Test
    void aDecisionOfNowStaysAsItIs() {
        var now = DecisionRecorded.newBuilder()
                .setSequence(8)
                .setRule("held-back")
                .setExplanation("dca.BTCUSDT.part-01: risk is not heard")
                .build();

        assertThat(RenamedRules.asNow(now)).isEqualTo(now);
    }
}
