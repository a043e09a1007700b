package io.eternalengine.service.execution.packaged;

import io.eternalengine.domain.model.ClientOrderId;
import io.eternalengine.schemas.v1.PlaceOrder;
import io.eternalengine.service.execution.scene.Commands;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One cell of the table: an order of a kind, the fault that strikes it, and when. */
record TriedOrder(Fault fault, Step step, Kind kind, PlaceOrder command) {
    private static final int PLACEMENTS_AT_MOST = 12;

    /** What the order is. */
    enum Kind {
        PURCHASE,
        SALE,
        MAKER_PURCHASE
    }

    /** The orders that a fault strikes at a step: what rests is a maker's, all else is traded at once. */
    static List<TriedOrder> of(Fault fault, Step step, String account, String run, Commands commands) {
        String name = (run + "." + fault + "." + step).toLowerCase(Locale.ROOT).replace('_', '-');
        return step == Step.ACCEPTED
                ? List.of(new TriedOrder(
                        fault, step, Kind.MAKER_PURCHASE, commands.patientPurchase(account, name + ".maker")))
                : Stream.of(
                                new TriedOrder(
                                        fault, step, Kind.PURCHASE, commands.purchase(account, name + ".purchase")),
                                new TriedOrder(fault, step, Kind.SALE, commands.sale(account, name + ".sale")))
                        .toList();
    }

    /** The names under which the exchange may have it: one for each child order. */
    List<String> clientOrderIds() {
        return IntStream.rangeClosed(1, PLACEMENTS_AT_MOST)
                .mapToObj(number -> number == 1 ? command.getIntentId() : command.getIntentId() + "#" + number)
                .map(ClientOrderId::of)
                .toList();
    }

    @Override
    public String toString() {
        return fault + " " + step + " " + kind;
    }
}
