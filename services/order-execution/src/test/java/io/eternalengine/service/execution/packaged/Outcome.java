package io.eternalengine.service.execution.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.OrderState;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.service.execution.scene.ExecutionScene;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;

/**
 * What became of an order, by what was reported of it and by the exchange's own books.
 *
 * @param childOrders at the exchange: an order that waits as maker first has one more when it goes to market
 * @param ledgerDiffers in words; empty when the account's ledger equals its wallet
 */
record Outcome(
        TriedOrder order,
        List<OrderStateChanged> events,
        List<String> childOrders,
        List<String> executionsAtVenue,
        List<String> executionsTold,
        String ledgerDiffers) {
    private static final String ROW = "%-29s %-12s %-15s %-9s %-40.40s %-18s %5s / %-4s  %s%n";
    private static final String CANCELLED = "Cancelled";
    /** A purchase by amount leaves what is too little for one more step of quantity. */
    static final Set<String> FILLED = Set.of("Filled", "PartiallyFilledCanceled");

    private static final List<String> MAKER_FIRST =
            Stream.concat(Stream.of(CANCELLED), FILLED.stream()).toList();

    static Outcome of(TriedOrder order, ExecutionScene scene) {
        String account = order.command().getAccount();
        var ledger = scene.ledger(account);
        var wallet = scene.wallet(account);
        return new Outcome(
                order,
                scene.events(order.command()),
                texts(scene.venue().orders(account, order.clientOrderIds()), "orderStatus"),
                texts(scene.venue().executions(account, order.clientOrderIds()), "execId"),
                scene.executions(order.command()).stream()
                        .map(ExecutionReported::getExecutionId)
                        .toList(),
                ledger.equals(wallet) ? "" : "ledger " + ledger + ", wallet " + wallet);
    }

    static String table(List<Outcome> outcomes) {
        String head = ROW.formatted(
                "fault", "step", "order", "ends as", "cause", "at the exchange", "exec.", "reported", "ledger");
        return outcomes.stream().map(Outcome::row).collect(Collectors.joining("", head, ""));
    }

    void check(SoftAssertions softly) {
        String name = order.toString();
        softly.assertThat(order.fault().ends(order.step()))
                .as(name + " ends as " + end().getState() + ": " + end().getCause())
                .anyMatch(end -> end.is(end().getState(), end().getCause()));
        softly.assertThat(events.stream().filter(event -> ExecutionScene.isEnd(event.getState())))
                .as(name + ": ends")
                .hasSize(1);
        softly.assertThat(executionsTold)
                .as(name + ": executions")
                .containsExactlyInAnyOrderElementsOf(executionsAtVenue);
        softly.assertThat(ledgerDiffers).as(name).isEmpty();
        if (end().getState() == OrderState.ORDER_STATE_FILLED) {
            checkFilled(name, softly);
        } else {
            softly.assertThat(executionsTold).as(name + ": fills").isEmpty();
            softly.assertThat(childOrders).as(name).allMatch(CANCELLED::equals);
        }
    }

    private void checkFilled(String name, SoftAssertions softly) {
        softly.assertThat(executionsTold).as(name + ": fills").hasSize(1);
        softly.assertThat(childOrders.stream().filter(FILLED::contains))
                .as(name)
                .hasSize(1);
        softly.assertThat(childOrders).as(name).hasSizeLessThanOrEqualTo(mostChildOrders());
        softly.assertThat(childOrders).as(name).isSubsetOf(MAKER_FIRST);
        softly.assertThat(leftOver().isNegative())
                .as(name + ": more than asked for")
                .isFalse();
        if (!order.fault().kills()) {
            softly.assertThat(end().getFirstByteWallUs())
                    .as(name + ": first byte")
                    .isPositive();
        }
    }

    private int mostChildOrders() {
        return switch (order.kind()) {
            case PURCHASE, SALE -> 1;
            case MAKER_PURCHASE -> 2;
        };
    }

    private OrderStateChanged end() {
        return events.getLast();
    }

    /** What was asked for and not traded. */
    private Decimal leftOver() {
        return order.kind() == TriedOrder.Kind.SALE
                ? Decimal.of(order.command().getQuantity()).minus(Decimal.of(end().getFilledQuantity()))
                : Decimal.of(order.command().getQuoteAmount()).minus(Decimal.of(end().getFilledValue()));
    }

    private String row() {
        return ROW.formatted(
                order.fault().words(),
                order.step().words(),
                order.kind(),
                end().getState().name().substring("ORDER_STATE_".length()),
                end().getCause(),
                String.join(",", childOrders),
                executionsAtVenue.size(),
                executionsTold.size(),
                ledgerDiffers.isEmpty() ? "equals the wallet" : ledgerDiffers);
    }

    private static List<String> texts(List<JsonNode> nodes, String field) {
        return nodes.stream().map(node -> node.path(field).asText()).toList();
    }
}
