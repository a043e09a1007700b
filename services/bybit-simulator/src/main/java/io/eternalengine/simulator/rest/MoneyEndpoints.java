package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.Simulator;
import io.eternalengine.simulator.wire.ClosedProfitJson;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.simulator.wire.TransactionJson;
import io.eternalengine.venue.Account;
import io.eternalengine.venue.Category;
import io.eternalengine.venue.ClosedProfit;
import io.eternalengine.venue.Execution;
import io.eternalengine.venue.Refusal;
import io.eternalengine.venue.ReturnCode;
import io.eternalengine.venue.Transaction;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What moved the wallets, what closed positions earned, and money for demo accounts. */
final class MoneyEndpoints {

    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final long WEEK_MS = Duration.ofDays(7).toMillis();
    private static final long GRANT_PAUSE_MS = 60_000;
    private static final Map<String, BigDecimal> MOST_GRANTED =
            Map.of("BTC", new BigDecimal("15"), "ETH", new BigDecimal("200"), "USDT", new BigDecimal("100000"));

    private final Simulator simulator;
    private final Map<String, Long> grantedMs = new HashMap<>();

    MoneyEndpoints(Simulator simulator) {
        this.simulator = simulator;
    }

    Map<String, Endpoint> routes() {
        return Map.of(
                "GET /v5/position/closed-pnl", this::closedProfits,
                "GET /v5/account/transaction-log", this::transactions,
                "POST /v5/account/demo-apply-money", this::grant);
    }

    private ObjectNode closedProfits(ApiCall call) {
        Parameters parameters = call.parameters();
        if (parameters.category() != Category.LINEAR) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "category must be linear");
        }
        TimeWindow window = TimeWindow.of(parameters, simulator.playback().nowMs(), WEEK_MS, WEEK_MS);
        String symbol = OrderScope.symbol(parameters, Category.LINEAR, simulator.venue());
        List<ClosedProfit> found = simulator.venue().money().newestProfits(call.account()).stream()
                .filter(profit -> window.holds(profit.order().updatedMs()))
                .filter(profit -> symbol.isEmpty()
                        || symbol.equals(profit.order().request().listing().symbol()))
                .toList();
        return Page.of(found, parameters, parameters.limit(50, 100), ClosedProfit::sequence, ClosedProfitJson::of);
    }

    private ObjectNode transactions(ApiCall call) {
        Parameters parameters = call.parameters();
        TimeWindow window = TimeWindow.of(parameters, simulator.playback().nowMs(), DAY_MS, WEEK_MS);
        String category = parameters.oneOf("category", "spot", "linear", "inverse", "option");
        parameters.oneOf("accountType", "UNIFIED");
        String coin = parameters.coin("currency");
        String baseCoin = parameters.coin("baseCoin");
        String type = parameters.oneOf("type", TransactionTypes.ALL);
        if (!parameters.oneOf("transSubType", "movePosition").isEmpty()) {
            // No position ever moves between accounts here.
            return Page.of(List.<Transaction>of(), parameters, 1, Transaction::sequence, TransactionJson::of);
        }
        List<Transaction> found = simulator.venue().money().newestTransactions(call.account()).stream()
                .filter(change -> window.holds(change.timeMs()))
                .filter(change -> category.isEmpty() || category.equals(categoryOf(change)))
                .filter(change -> baseCoin.isEmpty() || baseCoin.equals(baseCoinOf(change)))
                .filter(change -> coin.isEmpty() || coin.equals(change.coin()))
                .filter(change -> type.isEmpty() || type.equals(change.type().name()))
                .toList();
        return Page.of(found, parameters, parameters.limit(20, 50), Transaction::sequence, TransactionJson::of);
    }

    private String baseCoinOf(Transaction change) {
        Execution execution = change.execution();
        return execution == null
                ? ""
                : simulator
                        .venue()
                        .instrument(execution.order().request().listing())
                        .baseCoin();
    }

    private static String categoryOf(Transaction change) {
        Execution execution = change.execution();
        return execution == null
                ? ""
                : execution.order().request().listing().category().wireName();
    }

    /** Once a minute by the wall clock, as at the exchange. */
    private ObjectNode grant(ApiCall call) {
        long nowMs = System.currentTimeMillis();
        if (nowMs - grantedMs.getOrDefault(call.account(), Long.MIN_VALUE / 2) < GRANT_PAUSE_MS) {
            throw new Refusal(ReturnCode.TOO_MANY_VISITS);
        }
        List<Parameters> grants = call.parameters().children("utaDemoApplyMoney");
        boolean takes = call.parameters().oneOf("adjustType", "0", "1").equals("1");
        grants.forEach(MoneyEndpoints::requireWithinBounds);
        Account account = simulator.venue().account(call.account());
        for (Parameters grant : grants) {
            BigDecimal amount = grant.requiredDecimal("amountStr");
            simulator.venue().grant(account, grant.required("coin"), takes ? amount.negate() : amount);
        }
        grantedMs.put(call.account(), nowMs);
        return Json.object();
    }

    private static void requireWithinBounds(Parameters grant) {
        BigDecimal most = MOST_GRANTED.get(grant.required("coin"));
        BigDecimal amount = grant.requiredDecimal("amountStr");
        if (most == null || amount.signum() <= 0 || amount.compareTo(most) > 0) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "coin and amountStr must be at most " + MOST_GRANTED);
        }
    }
}
