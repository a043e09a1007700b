package io.eternalengine.simulator.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.Simulator;
import io.eternalengine.simulator.wire.ExecutionJson;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.simulator.wire.OrderJson;
import io.eternalengine.simulator.wire.PositionJson;
import io.eternalengine.venue.Account;
import io.eternalengine.venue.Execution;
import io.eternalengine.venue.Order;
import io.eternalengine.venue.Position;
import io.eternalengine.venue.Venue;
import java.math.BigDecimal;
import java.util.Map;

/** The venue's own books, for comparison with what a client believes. Decimals are exact texts. */
final class BookReport {

    private final Simulator simulator;

    BookReport(Simulator simulator) {
        this.simulator = simulator;
    }

    ObjectNode accounts() {
        ObjectNode report = Json.object().put("nowMs", venue().nowMs());
        ObjectNode accounts = report.putObject("accounts");
        for (Account account : venue().accounts()) {
            ObjectNode entry = accounts.putObject(account.name());
            putAmounts(entry.putObject("balances"), account.wallet().balances());
            putAmounts(entry.putObject("deposits"), account.deposits());
            ObjectNode positions = entry.putObject("positions");
            account.positions().stream()
                    .filter(Position::isOpen)
                    .forEach(position -> positions
                            .putObject(position.symbol())
                            .put("size", Json.text(position.size()))
                            .put("averagePrice", Json.text(position.averagePrice()))
                            .put("stopLoss", PositionJson.stopLoss(account, position)));
            entry.put("openOrders", account.openOrders().size());
            entry.put("equity", Json.text(venue().equity(account)));
        }
        return report;
    }

    ObjectNode orders(String account) {
        requireAccount(account);
        ObjectNode report = Json.object();
        ArrayNode list = report.putArray("orders");
        for (Order order : venue().log().orders()) {
            if (account.isEmpty() || order.account().equals(account)) {
                ObjectNode entry = OrderJson.of(order);
                entry.put("account", order.account());
                entry.put("receivedWallUs", order.request().receivedWallUs());
                list.add(entry);
            }
        }
        return report;
    }

    ObjectNode executions(String account) {
        requireAccount(account);
        ObjectNode report = Json.object();
        ArrayNode list = report.putArray("executions");
        for (Execution execution : venue().log().executions()) {
            if (account.isEmpty() || execution.order().account().equals(account)) {
                ObjectNode entry = ExecutionJson.of(execution);
                entry.put("account", execution.order().account());
                entry.put("feeCoin", execution.feeCoin());
                list.add(entry);
            }
        }
        return report;
    }

    ObjectNode summary() {
        ObjectNode report = Json.object();
        report.put("nowMs", venue().nowMs());
        report.put("finished", simulator.playback().isFinished());
        report.put("orders", venue().log().ordersTaken());
        report.put(
                "openOrders",
                venue().accounts().stream()
                        .mapToInt(account -> account.openOrders().size())
                        .sum());
        report.put("executions", venue().log().executionsMade());
        report.put("trades", venue().log().tradesMade());
        report.put("duplicateOrders", venue().log().linkIdsUsedAgain());
        report.put("duplicateAttempts", simulator.refusals().duplicateAttempts());
        report.put("refusedOrders", simulator.refusals().refused());
        ObjectNode equity = report.putObject("equity");
        BigDecimal total = BigDecimal.ZERO;
        for (Account account : venue().accounts()) {
            BigDecimal worth = venue().equity(account);
            total = total.add(worth);
            equity.put(account.name(), Json.text(worth));
        }
        report.put("totalEquity", Json.text(total));
        putAmounts(report.putObject("fees"), venue().treasury().fees().balances());
        return report;
    }

    private void requireAccount(String account) {
        if (!account.isEmpty()) {
            venue().account(account);
        }
    }

    private static void putAmounts(ObjectNode json, Map<String, BigDecimal> amounts) {
        amounts.forEach((coin, amount) -> json.put(coin, Json.text(amount)));
    }

    private Venue venue() {
        return simulator.venue();
    }
}
