package io.eternalengine.service.execution.packaged;

import io.eternalengine.domain.model.ClientOrderId;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Side;
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
        MAKER_PURCHASE,
        /** Adds to a position in the perpetual, with its stop in the request. */
        ENTRY,
        /** Reduces that position. */
        EXIT
    }

    private static final String ENTERED = "0.002";
    private static final String LEFT = "0.001";

    /**
     * The orders that a fault strikes at a step: what rests is a maker's, all else is traded at once.
     *
     * @param stop of the position in the perpetual, the same for all entries
     */
    static List<TriedOrder> of(Fault fault, Step step, String account, String run, Decimal stop, Commands commands) {
        String name = (run + "." + fault + "." + step).toLowerCase(Locale.ROOT).replace('_', '-');
        if (step == Step.ACCEPTED) {
            return List.of(new TriedOrder(
                    fault, step, Kind.MAKER_PURCHASE, commands.patientPurchase(account, name + ".maker")));
        }
        var ofSpot = Stream.of(
                new TriedOrder(fault, step, Kind.PURCHASE, commands.purchase(account, name + ".purchase")),
                new TriedOrder(fault, step, Kind.SALE, commands.sale(account, name + ".sale")));
        var ofPerpetual = Stream.of(
                new TriedOrder(
                        fault, step, Kind.ENTRY, commands.entry(account, name + ".entry", Side.BUY, ENTERED, stop)),
                new TriedOrder(fault, step, Kind.EXIT, commands.exit(account, name + ".exit", Side.SELL, LEFT)));
        // The id of a perpetual's order may be used again once it is filled: what arrives twice is filled twice.
        return (fault == Fault.REQUESTS_DUPLICATED ? ofSpot : Stream.concat(ofSpot, ofPerpetual)).toList();
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
