package io.eternalengine.reporting.interpret;

import static io.eternalengine.reporting.interpret.Fields.choice;
import static io.eternalengine.reporting.interpret.Fields.decimal;
import static io.eternalengine.reporting.interpret.Fields.instant;
import static io.eternalengine.reporting.interpret.Fields.name;
import static io.eternalengine.reporting.interpret.Fields.notNegative;
import static io.eternalengine.reporting.interpret.Fields.positive;
import static io.eternalengine.reporting.interpret.Fields.text;

import io.eternalengine.kit.message.UnreadableRecord;
import io.eternalengine.reporting.model.Account;
import io.eternalengine.reporting.model.AccountBalance;
import io.eternalengine.reporting.model.Execution;
import io.eternalengine.reporting.model.Order;
import io.eternalengine.reporting.model.Row;
import io.eternalengine.schemas.v1.AccountSnapshot;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.OrderStateChanged;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rows from order execution's journal: orders, executions and what the accounts hold. */
final class AccountRows {
    private AccountRows() {}

    static Order of(OrderStateChanged changed) throws UnreadableRecord {
        var row = new Order();
        row.clientOrderId = name("client_order_id", changed.getClientOrderId());
        row.intentId = name("intent_id", changed.getIntentId());
        row.engine = name("engine", changed.getEngine());
        row.account = name("account", changed.getAccount());
        row.category = choice("category", changed.getCategory(), "MARKET_CATEGORY_");
        row.symbol = name("symbol", changed.getSymbol());
        row.side = choice("side", changed.getSide(), "SIDE_");
        row.state = choice("state", changed.getState(), "ORDER_STATE_");
        row.exchangeOrderId = text("exchange_order_id", changed.getExchangeOrderId());
        row.filledQuantity = notNegative("filled_quantity", orZero(changed.getFilledQuantity()));
        row.filledValue = notNegative("filled_value", orZero(changed.getFilledValue()));
        row.cause = text("cause", changed.getCause());
        row.changedAt = instant("event_time_ms", changed.getEventTimeMs());
        row.journalSequence = notNegative("journal_sequence", changed.getJournalSequence());
        return row;
    }

    static Execution of(ExecutionReported execution) throws UnreadableRecord {
        var row = new Execution();
        row.executionId = name("execution_id", execution.getExecutionId());
        // What the exchange executed by itself has none.
        row.clientOrderId = text("client_order_id", execution.getClientOrderId());
        row.intentId = name("intent_id", execution.getIntentId());
        row.engine = name("engine", execution.getEngine());
        row.account = name("account", execution.getAccount());
        row.category = choice("category", execution.getCategory(), "MARKET_CATEGORY_");
        row.symbol = name("symbol", execution.getSymbol());
        row.side = choice("side", execution.getSide(), "SIDE_");
        row.price = positive("price", execution.getPrice());
        row.quantity = positive("quantity", execution.getQuantity());
        row.value = notNegative("value", execution.getValue());
        row.fee = decimal("fee", orZero(execution.getFee()));
        row.feeAsset = row.fee.signum() == 0
                ? text("fee_asset", execution.getFeeAsset())
                : name("fee_asset", execution.getFeeAsset());
        row.maker = execution.getMaker();
        row.executedAt = instant("executed_at_ms", execution.getExecutedAtMs());
        row.journalSequence = notNegative("journal_sequence", execution.getJournalSequence());
        return row;
    }

    static List<Row> of(AccountSnapshot snapshot, long offset) throws UnreadableRecord {
        var account = new Account();
        account.name = name("account", snapshot.getAccount());
        account.asOf = instant("as_of_ms", snapshot.getAsOfMs());
        account.netDeposits = decimal("net_deposits", orZero(snapshot.getNetDeposits()));
        account.reconciled = snapshot.getReconciled();
        account.difference = text("difference", snapshot.getDifference());
        account.journalSequence = notNegative("journal_sequence", snapshot.getJournalSequence());
        account.snapshotOffset = offset;
        List<Row> rows = new ArrayList<>(List.of(account));
        Set<String> assets = new HashSet<>();
        for (var balance : snapshot.getBalancesList()) {
            var row = new AccountBalance();
            row.account = account.name;
            row.asset = name("balances.asset", balance.getAsset());
            row.amount = decimal("balances.amount", balance.getAmount());
            row.snapshotOffset = offset;
            if (!assets.add(row.asset)) {
                throw new UnreadableRecord("balances names " + row.asset + " twice");
            }
            rows.add(row);
        }
        return rows;
    }

    /** An amount that starts at nothing may be left out. */
    private static String orZero(String value) {
        return value.isEmpty() ? "0" : value;
    }
}
