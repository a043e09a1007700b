package io.eternalengine.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.SizeRules;
import org.junit.jupiter.api.Test;

class SizeRulesTest {
    @Test
    void namesRulesOfThePreTradeChecksOnly() {
        assertThat(PreTradeChecks.WHEN_OPENING)
                .extracting(PreTradeChecks.Check::rule)
                .containsAll(SizeRules.ALL);
        assertThat(SizeRules.contains("order-value")).isTrue();
        assertThat(SizeRules.contains("mark-stale")).isFalse();
    }
}
