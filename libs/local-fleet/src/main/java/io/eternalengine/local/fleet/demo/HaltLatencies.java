package io.eternalengine.local.fleet.demo;

import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.HaltImposed;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.schemas.v1.PlaceOrder;
import io.eternalengine.schemas.v1.RiskCommand;
import io.eternalengine.schemas.v1.RiskScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** How long after each halt the last order that opens exposure in its scope still left, and was still filled. */
final class HaltLatencies {
    private record Halt(HaltImposed halt, long issuedUs) {}

    private final List<Halt> halts = new ArrayList<>();
    private final Map<String, NavigableSet<Long>> liftedUs = new HashMap<>();
    private final Map<String, PlaceOrder> openings = new HashMap<>();
    private final Map<String, Long> firstByteUs = new HashMap<>();
    private final Map<String, NavigableSet<Long>> fillsUs = new HashMap<>();

    void observe(SeenRecord seen) {
        switch (seen.message()) {
            case RiskCommand command
            when command.hasHaltImposed() -> halts.add(new Halt(command.getHaltImposed(), command.getIssuedAtWallUs()));
            case RiskCommand command
            when command.hasHaltLifted() ->
                liftedUs.computeIfAbsent(command.getHaltLifted().getHaltKey(), _ -> new TreeSet<>())
                        .add(command.getIssuedAtWallUs());
            case PlaceOrder order when !order.getReducesExposure() -> openings.put(order.getClientOrderId(), order);
            case OrderStateChanged changed
            when changed.getFirstByteWallUs() > 0 ->
                firstByteUs.putIfAbsent(changed.getClientOrderId(), changed.getFirstByteWallUs());
            case ExecutionReported execution ->
                fillsUs.computeIfAbsent(execution.getIntentId(), _ -> new TreeSet<>())
                        .add(seen.writtenAtMs() * 1_000);
            default -> {
                // Says nothing about halts.
            }
        }
    }

    /** One figure for each halt, in microseconds; 0 when nothing left after it. */
    List<Long> micros() {
        return halts.stream()
                .map(halt ->
                        lastAfter(halt, (opening, untilUs) -> firstByteUs.getOrDefault(opening.getClientOrderId(), 0L)))
                .toList();
    }

    /**
     * One figure for each halt: until the last execution of an opening was reported, in microseconds; 0 when none was reported after it. It is
     * reported after it happened, so the fill came no later.
     */
    List<Long> microsToLastFill() {
        return halts.stream().map(halt -> lastAfter(halt, this::lastFillBefore)).toList();
    }

    private long lastFillBefore(PlaceOrder opening, long untilUs) {
        Long lastUs = fillsUs.getOrDefault(opening.getIntentId(), Collections.emptyNavigableSet())
                .lower(untilUs);
        return lastUs == null ? 0 : lastUs;
    }

    /** When something happened to an opening for the last time before another time, in microseconds; 0 for never. */
    private interface LastTime {
        long before(PlaceOrder opening, long untilUs);
    }

    private long lastAfter(Halt halt, LastTime time) {
        // A key may be imposed and lifted many times.
        Long liftedUs = this.liftedUs
                .getOrDefault(halt.halt().getHaltKey(), Collections.emptyNavigableSet())
                .higher(halt.issuedUs());
        long untilUs = liftedUs == null ? Long.MAX_VALUE : liftedUs;
        long lastUs = halt.issuedUs();
        for (PlaceOrder opening : openings.values()) {
            long atUs = time.before(opening, untilUs);
            boolean isAfter = atUs > halt.issuedUs() && atUs < untilUs;
            if (isAfter && covers(halt.halt().getScope(), opening)) {
                lastUs = Math.max(lastUs, atUs);
            }
        }
        return lastUs - halt.issuedUs();
    }

    private static boolean covers(RiskScope scope, PlaceOrder order) {
        return switch (scope.getScopeCase()) {
            case ALL -> true;
            case ENGINE -> scope.getEngine().equals(order.getEngine());
            case ACCOUNT -> scope.getAccount().equals(order.getAccount());
            case SYMBOL -> scope.getSymbol().equals(order.getSymbol());
            case SCOPE_NOT_SET -> false;
        };
    }
}
