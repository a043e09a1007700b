package io.eternalengine.local.fleet.demo;

import io.eternalengine.schemas.v1.ExecutionCauseCode;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.ExecutionStyle;
import io.eternalengine.schemas.v1.OrderIntended;
import io.eternalengine.schemas.v1.OrderState;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.schemas.v1.PlaceOrder;
import io.eternalengine.schemas.v1.RiskVerdict;
import io.eternalengine.schemas.v1.VerdictOutcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Intents without a verdict, and orders that have not ended or whose executions have not all been reported. An order is known by its
 * intent: an execution names the child order that was executed, and an order may be placed at the exchange several times.
 */
final class OrdersUnderWay {
    private final Set<String> unjudged = new TreeSet<>();
    private final Set<String> judged = new HashSet<>();
    private final Set<String> approvedWithoutOrder = new TreeSet<>();
    private final Set<String> orderedIntents = new HashSet<>();
    private final Map<String, PlaceOrder> open = new HashMap<>();
    private final Map<String, OrderState> states = new HashMap<>();
    private final Map<String, BigDecimal> unreported = new HashMap<>();
    private final Set<String> executionIds = new HashSet<>();

    void observe(SeenRecord seen) {
        switch (seen.message()) {
            case OrderIntended intent -> {
                if (!judged.contains(intent.getIntentId())) {
                    unjudged.add(intent.getIntentId());
                }
            }
            case RiskVerdict verdict -> onVerdict(verdict);
            case PlaceOrder order -> onPlaced(order);
            case OrderStateChanged changed -> onState(changed);
            case ExecutionReported execution -> {
                // What the exchange executed by itself belongs to no order that is under way.
                if (executionIds.add(execution.getExecutionId())
                        && execution.getCause() == ExecutionCauseCode.EXECUTION_CAUSE_CODE_UNSPECIFIED) {
                    addUnreported(
                            execution.getIntentId(),
                            decimal(execution.getQuantity()).negate());
                }
            }
            default -> {
                // Says nothing about orders.
            }
        }
    }

    private void onVerdict(RiskVerdict verdict) {
        judged.add(verdict.getIntentId());
        unjudged.remove(verdict.getIntentId());
        if (verdict.getOutcome() == VerdictOutcome.VERDICT_OUTCOME_APPROVED
                && !orderedIntents.contains(verdict.getIntentId())) {
            approvedWithoutOrder.add(verdict.getIntentId());
        }
    }

    private void onPlaced(PlaceOrder order) {
        orderedIntents.add(order.getIntentId());
        approvedWithoutOrder.remove(order.getIntentId());
        OrderState state = states.getOrDefault(order.getIntentId(), OrderState.ORDER_STATE_UNSPECIFIED);
        if (!isTerminal(state)) {
            open.put(order.getIntentId(), order);
        }
    }

    private void onState(OrderStateChanged changed) {
        OrderState before = states.put(changed.getIntentId(), changed.getState());
        boolean endedBefore = before != null && isTerminal(before);
        if (isTerminal(changed.getState()) && !endedBefore) {
            open.remove(changed.getIntentId());
            addUnreported(changed.getIntentId(), decimal(changed.getFilledQuantity()));
        }
    }

    private void addUnreported(String intentId, BigDecimal quantity) {
        BigDecimal sum = unreported.merge(intentId, quantity, BigDecimal::add);
        if (sum.signum() == 0) {
            unreported.remove(intentId);
        }
    }

    /** What is still to come, a sentence each. Orders that rest in the book are not awaited: the market must move first. */
    List<String> awaited() {
        List<String> awaited = new ArrayList<>();
        unjudged.forEach(intent -> awaited.add("risk's verdict on " + intent));
        approvedWithoutOrder.forEach(intent -> awaited.add("the order command for " + intent));
        open.forEach((intentId, order) -> {
            if (!isResting(intentId, order)) {
                awaited.add("the end of order " + order.getClientOrderId() + " (" + intentId + "), which is "
                        + states.getOrDefault(intentId, OrderState.ORDER_STATE_UNSPECIFIED));
            }
        });
        unreported.forEach((intentId, quantity) -> {
            if (!open.containsKey(intentId)) {
                awaited.add("executions of the order for " + intentId + " over " + quantity.toPlainString());
            }
        });
        return awaited;
    }

    /** Whether an order waits in the book for the market to come to it. */
    boolean hasResting() {
        return open.entrySet().stream().anyMatch(order -> isResting(order.getKey(), order.getValue()));
    }

    /** Executions reported so far. */
    int executions() {
        return executionIds.size();
    }

    /** One that is filled in part waits for its next slice, whatever its style. */
    private boolean isResting(String intentId, PlaceOrder order) {
        return switch (states.getOrDefault(intentId, OrderState.ORDER_STATE_UNSPECIFIED)) {
            case ORDER_STATE_PARTIALLY_FILLED -> true;
            case ORDER_STATE_ACKNOWLEDGED, ORDER_STATE_OPEN ->
                order.getStyle() == ExecutionStyle.EXECUTION_STYLE_MAKER_THEN_MARKET;
            default -> false;
        };
    }

    static boolean isTerminal(OrderState state) {
        return switch (state) {
            case ORDER_STATE_FILLED, ORDER_STATE_CANCELLED, ORDER_STATE_REJECTED, ORDER_STATE_EXPIRED -> true;
            default -> false;
        };
    }

    static BigDecimal decimal(String text) {
        return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    }
}
