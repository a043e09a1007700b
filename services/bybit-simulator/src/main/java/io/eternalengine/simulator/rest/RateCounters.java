package io.eternalengine.simulator.rest;

import java.util.HashMap;
import java.util.Map;

/** Counts each account's requests by path and second, for the headers that report what is left. */
public final class RateCounters {

    private static final long SECOND_MS = 1_000;

    /** What the headers of an answer say. */
    public record Allowance(int limit, int left, long resetMs, boolean isExceeded) {}

    private record Window(long second, int used) {}

    private final Map<String, Window> windows = new HashMap<>();
    private final int multiple;

    /** @param multiple of the usual limits that each account has */
    public RateCounters(int multiple) {
        this.multiple = multiple;
    }

    Allowance use(String account, String path, boolean linear, long nowMs) {
        long second = nowMs / SECOND_MS;
        Window window = windows.merge(
                account + " " + path + " " + linear,
                new Window(second, 1),
                (old, fresh) -> old.second() == second ? new Window(second, old.used() + 1) : fresh);
        int limit = multiple * limitOf(path, linear);
        return new Allowance(
                limit, Math.max(0, limit - window.used()), (second + 1) * SECOND_MS, window.used() > limit);
    }

    private static int limitOf(String path, boolean linear) {
        return switch (path) {
            case "/v5/order/create", "/v5/order/amend", "/v5/order/cancel" -> linear ? 10 : 20;
            case "/v5/order/cancel-all", "/v5/user/query-api", "/v5/position/set-leverage" -> 10;
            case "/v5/order/create-batch", "/v5/order/amend-batch", "/v5/order/cancel-batch" -> linear ? 10 : 20;
            case "/v5/account/fee-rate" -> 5;
            case "/v5/account/transaction-log" -> 25;
            default -> 50;
        };
    }
}
