package io.eternalengine.backtester;

import io.eternalengine.domain.model.EngineId;
import io.eternalengine.risk.RiskKeys;
import io.eternalengine.risk.RiskParameters;
import java.util.Map;

/** The parameters of risk under the keys of its service. */
final class RiskSettings {
    private static final String BOOK_REQUIRED = RiskKeys.PREFIX + "feeds.book-required";

    private static final Map<EngineId, String> ACCOUNTS = Map.of(
            EngineId.CORE_HODL, "CORE-HODL",
            EngineId.TREND, "TREND-1",
            EngineId.FUNDING, "FUNDING",
            EngineId.TACTICAL, "TACTICAL");

    private RiskSettings() {}

    static RiskParameters of(ParameterSet set) {
        return RiskKeys.over(set, ACCOUNTS, RiskParameters.defaults());
    }

    /**
     * For history, which has no order books.
     *
     * @throws IllegalArgumentException also when books are required: nothing would open
     */
    static RiskParameters ofHistory(ParameterSet set) {
        RiskParameters parameters =
                RiskKeys.over(set, ACCOUNTS, RiskParameters.defaults().withoutBooks());
        if (parameters.limits().feeds().bookRequired()) {
            throw set.refusal(BOOK_REQUIRED, "true", "history has no order books, so nothing would open");
        }
        return parameters;
    }
}
