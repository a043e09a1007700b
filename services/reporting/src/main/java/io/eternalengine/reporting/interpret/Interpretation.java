package io.eternalengine.reporting.interpret;

import io.eternalengine.kit.message.InboundRecord;
import io.eternalengine.kit.message.UnreadableRecord;
import io.eternalengine.reporting.model.Row;
import io.eternalengine.schemas.v1.AccountSnapshot;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.CandleClosed;
import io.eternalengine.schemas.v1.CapitalAllocated;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.OrderIntended;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.schemas.v1.RiskCommand;
import io.eternalengine.schemas.v1.RiskStateReported;
import io.eternalengine.schemas.v1.RiskVerdict;
import java.util.List;

/** What a record says to the read models. */
public final class Interpretation {
    private Interpretation() {}

    /**
     * The rows that the record replaces.
     *
     * @throws UnreadableRecord when a field breaks a rule; says which
     */
    public static List<Row> rows(InboundRecord received) throws UnreadableRecord {
        return switch (received.message()) {
            case RiskCommand command -> List.of(RiskRows.of(command));
            case RiskStateReported report ->
                RiskRows.of(
                        Fields.name("the record key", received.key()),
                        report,
                        received.position().offset());
            case RiskVerdict verdict -> List.of(RiskRows.of(verdict));
            case CapitalAllocated allocated -> List.of(EngineRows.of(allocated));
            case OrderIntended intended -> List.of(EngineRows.of(intended));
            case DecisionRecorded decision -> DecisionRows.rows(decision);
            case OrderStateChanged changed -> List.of(AccountRows.of(changed));
            case ExecutionReported execution -> List.of(AccountRows.of(execution));
            case AccountSnapshot snapshot ->
                AccountRows.of(snapshot, received.position().offset());
            case CandleClosed candle -> List.of(MarketRows.of(candle));
            case AlertRaised alert -> List.of(RiskRows.of(alert));
            default -> throw new IllegalStateException("reporting does not read " + received.topic());
        };
    }
}
