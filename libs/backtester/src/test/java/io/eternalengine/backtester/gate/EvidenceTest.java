package io.eternalengine.backtester.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvidenceTest {
    @Test
    void aVerdictSaysOnHowManyTradesItRestsAndWhetherThatIsEvidence() {
        assertThat(new Evidence(2).sentence()).isEqualTo("a verdict on 2 trades, which is hardly evidence");
        assertThat(new Evidence(1).sentence()).isEqualTo("a verdict on 1 trade, which is hardly evidence");
        assertThat(new Evidence(30).sentence()).isEqualTo("a verdict on 30 trades");
    }
}
