package io.eternalengine.localstack.demo;

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
import java.util.function.ToLongFunction;

/** How long after each halt the last order that opens exposure in its scope still left, and was still filled. */
final class HaltLatencies {
    private record Halt(HaltImposed halt, long issuedUs) {}

    private final List<Halt> halts = new ArrayList<>();
    private final Map<String, NavigableSet<Long>> liftedUs = new HashMap<>();
    private final Map<String, PlaceOrder> openings = new HashMap<>();
    private final Map<String, Long> firstByteUs = new HashMap<>();
    private final Map<String, Long> lastFillUs = new HashMap<>();

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
                lastFillUs.merge(execution.getIntentId(), seen.writtenAtMs() * 1_000, Math::max);
            default -> {
                // Says nothing about halts.
            }
        }
    }

    /** One figure for each halt, in microseconds; 0 when nothing left after it. */
    List<Long> micros() {
        return halts.stream()
                .map(halt -> lastAfter(halt, opening -> firstByteUs.getOrDefault(opening.getClientOrderId(), 0L)))
                .toList();
    }

    /**
     * One figure for each halt: until the last execution of an opening was told, in microseconds; 0 when none was told after it. It is
     * told after it happened, so the fill came no later.
     */
    List<Long> microsToLastFill() {
        return halts.stream()
                .map(halt -> lastAfter(halt, opening -> lastFillUs.getOrDefault(opening.getIntentId(), 0L)))
                .toList();
    }

    private long lastAfter(Halt halt, ToLongFunction<PlaceOrder> whenUs) {
        // A key may be imposed and lifted many times.
        Long liftedUs = this.liftedUs
                .getOrDefault(halt.halt().getHaltKey(), Collections.emptyNavigableSet())
                .higher(halt.issuedUs());
        long untilUs = liftedUs == null ? Long.MAX_VALUE : liftedUs;
        long lastUs = halt.issuedUs();
        for (PlaceOrder opening : openings.values()) {
            long atUs = whenUs.applyAsLong(opening);
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
