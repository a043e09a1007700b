package io.eternalengine.backtester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.risk.PortfolioLimits;
import io.eternalengine.risk.RiskParameters;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Numbers of risk by the keys of its service; {@code RiskKeysTest} holds what each of them sets. */
class RiskSettingsTest {
    @Test
    void withNothingGivenTheLimitsAndTheBreakerAreThoseOfTheCore() {
        RiskParameters parameters = RiskSettings.of(ParameterSet.defaults());

        assertThat(parameters.limits()).isEqualTo(PortfolioLimits.defaults());
        assertThat(parameters.breaker()).isEqualTo(RiskParameters.defaults().breaker());
    }

    @Test
    void historyHasNoOrderBooksSoThatNobodyCanRequireThem() {
        ParameterSet set = ParameterSet.defaults();

        assertThat(RiskSettings.ofHistory(set).limits().feeds().bookRequired()).isFalse();
        assertThat(set.effective()).containsEntry("eternal.risk.feeds.book-required", "false");
        assertThatThrownBy(() ->
                        RiskSettings.ofHistory(ParameterSet.of(Map.of("eternal.risk.feeds.book-required", "true"))))
                .hasMessage(
                        "the parameters given: eternal.risk.feeds.book-required is \"true\": history has no order books,"
                                + " so nothing would open");
    }

    @Test
    void aKeyOfTheServiceSetsTheSameHere() {
        ParameterSet set = ParameterSet.of(Map.of(
                "eternal.risk.warning-core-reduction", "0.2",
                "eternal.risk.underperformance.min-sharpe", "0.5"));

        RiskParameters parameters = RiskSettings.of(set);

        set.requireAllKnown();
        assertThat(parameters.breaker().orders().warningCoreReduction()).isEqualTo(Decimal.of("0.2"));
        assertThat(parameters.limits().underperformance().minSharpe()).isEqualTo(Decimal.of("0.5"));
    }
}
