package io.eternalengine.reporting.interpret;

import static io.eternalengine.reporting.interpret.Fields.instant;
import static io.eternalengine.reporting.interpret.Fields.name;
import static io.eternalengine.reporting.interpret.Fields.notNegative;
import static io.eternalengine.reporting.interpret.Fields.text;

import io.eternalengine.engine.SharedRule;
import io.eternalengine.kit.message.UnreadableRecord;
import io.eternalengine.reporting.model.Decision;
import io.eternalengine.reporting.model.Row;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.InputPosition;
import io.eternalengine.topics.Topic;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Rows from decision records. */
final class DecisionRows {
    /** What an engine notes on these is bookkeeping; the orders themselves report it better. */
    private static final Set<String> NEWS_OF_OWN_ORDERS =
            Set.of(Topic.ORDER_EVENTS.topicName(), Topic.EXECUTIONS.topicName());

    private DecisionRows() {}

    /** None of a ticker under which nothing was done: there are several a second, and each says that prices moved. */
    static List<Row> rows(DecisionRecorded decision) throws UnreadableRecord {
        Decision row = of(decision);
        return !row.acted && Topic.TICKERS.messageType().equals(row.inputType) ? List.of() : List.of(row);
    }

    private static Decision of(DecisionRecorded decision) throws UnreadableRecord {
        var row = new Decision();
        row.engine = name("engine", decision.getEngine());
        row.account = account(decision);
        row.sequence = notNegative("sequence", decision.getSequence());
        row.eventTime = instant("event_time_ms", decision.getEventTimeMs());
        if (decision.hasInput()) {
            setInput(row, decision.getInput());
        }
        row.inputType = name("input_type", decision.getInputType());
        row.state = text("state", decision.getState());
        row.rule = text("rule", decision.getRule());
        row.explanation = text("explanation", decision.getExplanation());
        row.details = Json.details(decision);
        row.stateHash = HexFormat.of().formatHex(decision.getStateHash().toByteArray());
        row.wished = decision.getIntentsCount() > 0;
        row.acted = row.wished
                || (firedARule(row.rule)
                        && !NEWS_OF_OWN_ORDERS.contains(decision.getInput().getTopic()));
        return row;
    }

    /** Messages of before named none: each engine ran in one account, named like it. */
    private static String account(DecisionRecorded decision) throws UnreadableRecord {
        return decision.getAccount().isEmpty()
                ? name("engine", decision.getEngine())
                : name("account", decision.getAccount());
    }

    private static boolean firedARule(String rule) {
        return !rule.isEmpty() && !SharedRule.NOTHING_DUE.hasText(rule);
    }

    private static void setInput(Decision row, InputPosition input) throws UnreadableRecord {
        row.inputTopic = name("input.topic", input.getTopic());
        row.inputPartition = Math.toIntExact(notNegative("input.partition", input.getPartition()));
        row.inputOffset = notNegative("input.offset", input.getOffset());
    }
}
