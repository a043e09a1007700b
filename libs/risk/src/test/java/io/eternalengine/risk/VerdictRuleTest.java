package io.eternalengine.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.VerdictRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerdictRuleTest {
    @Test
    void everyRuleButTheApprovalIsACheckAndEveryCheckHasARuleOfItsOwn() {
        Stream<VerdictRule> checked = Stream.of(
                        PreTradeChecks.ALWAYS, PreTradeChecks.WHEN_MOVING_A_STOP, PreTradeChecks.WHEN_OPENING)
                .flatMap(List::stream)
                .map(PreTradeChecks.Check::rule);

        assertThat(checked)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(VerdictRule.values())
                        .filter(rule -> rule != VerdictRule.APPROVED)
                        .toList());
    }

    @Test
    void aRuleIsKnownByItsPublishedTextAndOneOfALaterReleaseIsNot() {
        assertThat(VerdictRule.of("order-value")).contains(VerdictRule.ORDER_VALUE);
        assertThat(VerdictRule.of("phase-of-the-moon")).isEmpty();
    }

    @Test
    void aSmallerOrderMightPassTheRulesAboutSizeOnly() {
        assertThat(VerdictRule.values())
                .filteredOn(VerdictRule::isAboutSize)
                .containsExactly(
                        VerdictRule.ORDER_VALUE,
                        VerdictRule.POSITION_LIMIT,
                        VerdictRule.INSUFFICIENT_CASH,
                        VerdictRule.ASSET_LIMIT,
                        VerdictRule.LEVERAGE,
                        VerdictRule.PORTFOLIO_HEAT,
                        VerdictRule.EXPECTED_SLIPPAGE);
    }
}
