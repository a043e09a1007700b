package io.eternalengine.risk;

import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Verdict;

/** What risk answers. */
public sealed interface RiskOutput {
    record Commanded(RiskCommand command) implements RiskOutput {}

    record Rejected(Verdict verdict) implements RiskOutput {}

    /**
     * The order may be placed.
     *
     * @param verifiedReduceOnly risk's own finding; such an order passes every halt
     */
    record Approved(Verdict verdict, OrderIntent intent, boolean verifiedReduceOnly, Decimal markPrice)
            implements RiskOutput {}

    /** The picture after a valuation; the state that comes with it holds the figures. */
    record Reported() implements RiskOutput {}

    /** Something a person must see. */
    record Alerted(AlertSeverity severity, String subject, String text, long eventTimeMs) implements RiskOutput {}
}
