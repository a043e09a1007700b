package io.eternalengine.service.execution.packaged;

import io.eternalengine.core.model.ClientOrderId;
import io.eternalengine.schemas.v1.PlaceOrder;
import io.eternalengine.service.execution.scene.Commands;
import java.util.List;
import java.util.stream.IntStream;

/** One cell of the table: an order of a kind, and the fault that strikes it. */
record TriedOrder(Fault fault, Kind kind, PlaceOrder command) {
    private static final int PLACEMENTS_AT_MOST = 8;

    /** What the order is. */
    enum Kind {
        PURCHASE,
        SALE,
        MAKER_PURCHASE
    }

    static TriedOrder of(Fault fault, Kind kind, String account, Commands commands) {
        PlaceOrder command = switch (kind) {
            case PURCHASE -> commands.purchase(account, "purchase");
            case SALE -> commands.sale(account, "sale");
            case MAKER_PURCHASE -> commands.patientPurchase(account, "maker");
        };
        return new TriedOrder(fault, kind, command);
    }

    /** The names under which the exchange may have it: one for each placement. */
    List<String> clientOrderIds() {
        return IntStream.rangeClosed(1, PLACEMENTS_AT_MOST)
                .mapToObj(number -> number == 1 ? command.getIntentId() : command.getIntentId() + "#" + number)
                .map(ClientOrderId::of)
                .toList();
    }
}
