package io.eternalengine.venue;

import java.math.BigDecimal;

/**
 * What an order earned by closing a linear position, over all its fills.
 *
 * @param sequence the venue's running number of the first of these fills
 * @param order as it was after the last of them
 * @param entryValue what the closed part had cost in the quote coin
 * @param exitValue what closing it was worth
 * @param openFee fee that opening it had cost
 * @param closeFee fee of closing it
 * @param profit exit less entry, or the reverse for a short, less both fees
 */
public record ClosedProfit(
        long sequence,
        Order order,
        ExecutionType type,
        BigDecimal closedQuantity,
        BigDecimal entryValue,
        BigDecimal exitValue,
        BigDecimal openFee,
        BigDecimal closeFee,
        BigDecimal profit,
        BigDecimal leverage,
        int fills) {

    ClosedProfit and(ClosedProfit more) {
        return new ClosedProfit(
                sequence,
                more.order,
                type,
                closedQuantity.add(more.closedQuantity),
                entryValue.add(more.entryValue),
                exitValue.add(more.exitValue),
                openFee.add(more.openFee),
                closeFee.add(more.closeFee),
                profit.add(more.profit),
                leverage,
                fills + more.fills);
    }
}
