package io.eternalengine.backtester;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.backtester.run.RunOutcome;
import io.eternalengine.domain.accounting.PortfolioLedger;
import io.eternalengine.engine.corehodl.CoreHodlEngine;
import io.eternalengine.orchestration.OrchestratorInput;
import io.eternalengine.risk.RiskParameters;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeVersionTest {
    @Test
    void theHashRestsOnEveryModuleThatDecides() {
        List<Class<?>> oneOfEach = List.of(
                PortfolioLedger.class,
                CoreHodlEngine.class,
                RiskParameters.class,
                OrchestratorInput.class,
                RunOutcome.class);

        assertThat(CodeVersion.sources())
                .containsExactlyElementsOf(
                        oneOfEach.stream().map(CodeVersion::locationOf).toList())
                .doesNotHaveDuplicates();
    }
}
