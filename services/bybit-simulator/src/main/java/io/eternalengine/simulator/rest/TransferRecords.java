package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.wire.Json;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The last transfers, newest first, as the exchange lists them. */
final class TransferRecords {

    private static final int MOST = 1_000;
    private static final int PAGE = 20;
    private static final int MOST_PAGE = 50;

    private final Deque<Transfer> all = new ArrayDeque<>();

    /**
     * One transfer.
     *
     * @param from the account that it left
     * @param to the account that it reached, the same for a transfer between an account's own wallets
     */
    record Transfer(
            String id,
            String coin,
            BigDecimal amount,
            String from,
            String to,
            String fromType,
            String toType,
            long timeMs) {

        boolean isInternal() {
            return from.equals(to);
        }
    }

    void add(Transfer transfer) {
        all.addFirst(transfer);
        if (all.size() > MOST) {
            all.removeLast();
        }
    }

    ObjectNode internal(ApiCall call) {
        return page(call, transfer -> transfer.isInternal() && transfer.from().equals(call.account()), false);
    }

    ObjectNode universal(ApiCall call, boolean sees) {
        return page(
                call,
                transfer -> !transfer.isInternal()
                        && (sees
                                || transfer.from().equals(call.account())
                                || transfer.to().equals(call.account())),
                true);
    }

    private ObjectNode page(ApiCall call, Predicate<Transfer> chosen, boolean withMembers) {
        Parameters parameters = call.parameters();
        String id = parameters.text("transferId");
        String coin = parameters.coin("coin");
        String status = parameters.oneOf("status", "SUCCESS", "PENDING", "FAILED");
        long startMs = parameters.time("startTime").orElse(0);
        long endMs = parameters.time("endTime").orElse(Long.MAX_VALUE);
        TimeWindow.requireOrder("startTime", startMs, "endTime", endMs);
        List<Transfer> found = all.stream()
                .filter(chosen)
                .filter(transfer -> id.isEmpty() || transfer.id().equalsIgnoreCase(id))
                .filter(transfer -> coin.isEmpty() || transfer.coin().equals(coin))
                .filter(transfer -> status.isEmpty() || status.equals("SUCCESS"))
                .filter(transfer -> transfer.timeMs() >= startMs && transfer.timeMs() <= endMs)
                .toList();
        int from = (int) Math.min(parameters.whole("cursor", 0, 0, Integer.MAX_VALUE), found.size());
        int to = Math.min(found.size(), from + parameters.limit(PAGE, MOST_PAGE));
        ObjectNode result = Json.object();
        ArrayNode list = result.putArray("list");
        found.subList(from, to).forEach(transfer -> list.add(json(transfer, withMembers)));
        return result.put("nextPageCursor", to < found.size() ? Integer.toString(to) : "");
    }

    private static ObjectNode json(Transfer transfer, boolean withMembers) {
        ObjectNode json = Json.object()
                .put("transferId", transfer.id())
                .put("coin", transfer.coin())
                .put("amount", Json.text(transfer.amount()))
                .put("fromAccountType", transfer.fromType())
                .put("toAccountType", transfer.toType())
                .put("timestamp", Json.time(transfer.timeMs()))
                .put("status", "SUCCESS");
        return withMembers
                ? json.put("fromMemberId", Long.toString(TransferEndpoints.memberId(transfer.from())))
                        .put("toMemberId", Long.toString(TransferEndpoints.memberId(transfer.to())))
                : json;
    }
}
