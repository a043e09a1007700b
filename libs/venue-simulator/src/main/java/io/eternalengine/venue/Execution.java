package io.eternalengine.venue;

import java.math.BigDecimal;

/**
 * A fill, or a funding settlement of a position.
 *
 * @param sequence the venue's running number
 * @param order the order as it is after the fill; a settlement has a synthetic one
 * @param feeRate fee as a fraction of the value, or the funding rate
 * @param fee in {@code feeCoin}; positive when paid
 * @param markPrice the mid of the market at that moment
 */
public record Execution(
        String id,
        long sequence,
        Order order,
        ExecutionType type,
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal value,
        BigDecimal feeRate,
        BigDecimal fee,
        String feeCoin,
        boolean maker,
        BigDecimal closedQuantity,
        BigDecimal markPrice,
        long timeMs) {}
