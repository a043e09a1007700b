package io.eternalengine.reporting.interpret;

import static io.eternalengine.reporting.interpret.Fields.choice;
import static io.eternalengine.reporting.interpret.Fields.instant;
import static io.eternalengine.reporting.interpret.Fields.name;
import static io.eternalengine.reporting.interpret.Fields.notNegative;
import static io.eternalengine.reporting.interpret.Fields.optionalPositive;
import static io.eternalengine.reporting.interpret.Fields.text;

import io.eternalengine.kit.message.UnreadableRecord;
import io.eternalengine.reporting.model.Allocation;
import io.eternalengine.reporting.model.Intent;
import io.eternalengine.schemas.v1.CapitalAllocated;
import io.eternalengine.schemas.v1.OrderIntended;

/** Rows from what engines wish and what they may use. */
final class EngineRows {
    private EngineRows() {}

    static Intent of(OrderIntended intended) throws UnreadableRecord {
        var row = new Intent();
        row.intentId = name("intent_id", intended.getIntentId());
        row.engine = name("engine", intended.getEngine());
        row.account = name("account", intended.getAccount());
        row.category = choice("category", intended.getCategory(), "MARKET_CATEGORY_");
        row.symbol = name("symbol", intended.getSymbol());
        row.side = choice("side", intended.getSide(), "SIDE_");
        row.style = choice("style", intended.getStyle(), "EXECUTION_STYLE_");
        row.quantity = optionalPositive("quantity", intended.getQuantity());
        row.quoteAmount = optionalPositive("quote_amount", intended.getQuoteAmount());
        if ((row.quantity == null) == (row.quoteAmount == null)) {
            throw new UnreadableRecord("exactly one of quantity and quote_amount must be set");
        }
        row.reducesExposure = intended.getReducesExposure();
        row.referencePrice = optionalPositive("reference_price", intended.getReferencePrice());
        row.riskEpoch = notNegative("risk_epoch", intended.getRiskEpoch());
        row.decidedAt = instant("decided_at_ms", intended.getDecidedAtMs());
        row.reason = text("reason", intended.getReason());
        return row;
    }

    static Allocation of(CapitalAllocated allocated) throws UnreadableRecord {
        var row = new Allocation();
        row.engine = name("engine", allocated.getEngine());
        row.account = name("account", allocated.getAccount());
        row.totalCapital = notNegative("total_capital", allocated.getTotalCapital());
        row.engineCapital = notNegative("engine_capital", allocated.getEngineCapital());
        row.effectiveFrom = instant("effective_from_ms", allocated.getEffectiveFromMs());
        return row;
    }
}
