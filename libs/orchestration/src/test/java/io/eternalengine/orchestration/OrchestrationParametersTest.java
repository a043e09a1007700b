package io.eternalengine.orchestration;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.eternalengine.domain.model.EngineId;
import org.junit.jupiter.api.Test;

/** The numbers by which capital is shared, unless somebody sets others, are those of the product. */
class OrchestrationParametersTest {
    @Test
    void areThoseOfTheProductByDefault() {
        OrchestrationParameters parameters = OrchestrationParameters.defaults();

        assertThat(parameters.accounts())
                .extracting(EngineAccount::account, EngineAccount::engine, EngineAccount::target)
                .containsExactly(
                        tuple("CORE-HODL", EngineId.CORE_HODL, dec("0.60")),
                        tuple("TREND-1", EngineId.TREND, dec("0.15")),
                        tuple("TREND-2", EngineId.TREND, dec("0.05")),
                        tuple("FUNDING", EngineId.FUNDING, dec("0.15")),
                        tuple("TACTICAL", EngineId.TACTICAL, dec("0.05")));
        assertThat(parameters.driftLimit()).isEqualTo(dec("0.10"));
        assertThat(parameters.excessShares())
                .containsOnly(
                        entry(EngineId.CORE_HODL, dec("0.50")),
                        entry(EngineId.FUNDING, dec("0.30")),
                        entry(EngineId.TACTICAL, dec("0.20")));
        assertThat(parameters.minTransfer()).isEqualTo(dec("10"));
        assertThat(parameters.transferStep()).isEqualTo(dec("0.01"));
    }
}
