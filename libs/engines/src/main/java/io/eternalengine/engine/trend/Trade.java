package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.math.RoundingMode;

/**
 * A position from its plan to its end.
 *
 * @param number of the trade in its asset, from 1
 * @param stopPrice of the stop at the exchange, as it was last asked for: the hard stop, moved after the trailing one since
 * @param stopDistance between the deciding close and the hard stop: the risk of one coin, 1 R
 * @param stopScale by which risk had widened the stops when it was planned; the trailing stop is as wide
 * @param quantity held now, in the base asset
 * @param enteredQuantity over all executions of the entry, in the base asset
 * @param entryPrice average of those, to eight decimals; 0 before the first
 * @param cashFlow what the trade paid and received so far, contracts counted as bought for their value, in the quote asset;
 *     once nothing is held, its profit
 * @param openedAtMs time of the first execution; 0 before it
 * @param bestPrice seen since the entry; 0 before it
 * @param exitTries orders made to close or reduce it so far
 */
public record Trade(
        long number,
        Direction direction,
        Decimal stopPrice,
        Decimal stopDistance,
        Decimal stopScale,
        Decimal quantity,
        Decimal enteredQuantity,
        Decimal entryPrice,
        Decimal cashFlow,
        long openedAtMs,
        Decimal bestPrice,
        long exitTries) {
    private static final int PRICE_DECIMALS = 8;

    static Trade planned(long number, Direction direction, Decimal stopPrice, Decimal stopDistance, Decimal stopScale) {
        return new Trade(
                number,
                direction,
                stopPrice,
                stopDistance,
                stopScale,
                Decimal.ZERO,
                Decimal.ZERO,
                Decimal.ZERO,
                Decimal.ZERO,
                0,
                Decimal.ZERO,
                0);
    }

    boolean isOpen() {
        return quantity.isPositive();
    }

    boolean wasOpened() {
        return enteredQuantity.isPositive();
    }

    /** Positive when long. */
    Decimal signedQuantity() {
        return direction.signed(quantity);
    }

    /** After an execution of the entry. */
    Trade entered(Execution execution, Decimal fee) {
        Decimal entered = enteredQuantity.plus(execution.quantity());
        Decimal average = entryPrice
                .times(enteredQuantity)
                .plus(execution.value())
                .dividedBy(entered, PRICE_DECIMALS, RoundingMode.HALF_EVEN);
        return new Trade(
                number,
                direction,
                stopPrice,
                stopDistance,
                stopScale,
                quantity.plus(execution.quantity()),
                entered,
                average,
                cashFlow.minus(direction.signed(execution.value())).minus(fee),
                wasOpened() ? openedAtMs : execution.executedAtMs(),
                wasOpened() ? bestPrice : execution.price(),
                exitTries);
    }

    /** After an execution that closed (part of) it. */
    Trade left(Execution execution, Decimal fee) {
        return with(
                stopPrice,
                quantity.minus(execution.quantity()),
                cashFlow.plus(direction.signed(execution.value())).minus(fee),
                bestPrice,
                exitTries);
    }

    /** After the stop at the exchange was asked to stand there. */
    Trade stoppedAt(Decimal price) {
        return with(price, quantity, cashFlow, bestPrice, exitTries);
    }

    /** Where the stop stands at least, whatever became of its moves: as far from the entry as the hard stop was planned. */
    Decimal stopOfEntry(Decimal tickSize) {
        return direction.stopToTick(direction.against(entryPrice, stopDistance), tickSize);
    }

    /** After another order was made to close or reduce it. */
    Trade exitTried() {
        return with(stopPrice, quantity, cashFlow, bestPrice, exitTries + 1);
    }

    /** After money was paid (negative) or received for it. */
    Trade after(Decimal payment) {
        return with(stopPrice, quantity, cashFlow.plus(payment), bestPrice, exitTries);
    }

    /** Whether a candle reached a better price than the best so far. */
    boolean isBestIn(Candle candle) {
        return !direction.best(bestPrice, candle).equals(bestPrice);
    }

    /** After a candle, which may have reached a better price. */
    Trade after(Candle candle) {
        return with(stopPrice, quantity, cashFlow, direction.best(bestPrice, candle), exitTries);
    }

    private Trade with(Decimal newStop, Decimal newQuantity, Decimal newCashFlow, Decimal newBest, long newTries) {
        return new Trade(
                number,
                direction,
                newStop,
                stopDistance,
                stopScale,
                newQuantity,
                enteredQuantity,
                entryPrice,
                newCashFlow,
                openedAtMs,
                newBest,
                newTries);
    }

    void write(StateWriter writer) {
        writer.writeLong(number)
                .writeEnum(direction)
                .writeDecimal(stopPrice)
                .writeDecimal(stopDistance)
                .writeDecimal(stopScale)
                .writeDecimal(quantity)
                .writeDecimal(enteredQuantity)
                .writeDecimal(entryPrice)
                .writeDecimal(cashFlow)
                .writeLong(openedAtMs)
                .writeDecimal(bestPrice)
                .writeLong(exitTries);
    }

    static Trade read(StateReader reader) {
        return new Trade(
                reader.readLong(),
                reader.readEnum(Direction.class),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readLong(),
                reader.readDecimal(),
                reader.readLong());
    }
}
