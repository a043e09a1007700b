package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A position from its plan to its end.
 *
 * @param number of the trade in its asset, from 1
 * @param stopPrice of the stop that stands at the exchange: the hard stop, or where it was moved to since
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
 * @param move of the stop that is under way; null without one
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
        long exitTries,
        @Nullable StopMove move) {
    /** The format before had no move under way: the stop counted as standing where it was asked for. */
    private static final int FIRST_FORMAT_WITH_MOVES = 3;

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
                0,
                null);
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
                exitTries,
                move);
    }

    /** After an execution that closed (part of) it. */
    Trade left(Execution execution, Decimal fee) {
        return with(
                quantity.minus(execution.quantity()),
                cashFlow.plus(direction.signed(execution.value())).minus(fee),
                bestPrice,
                exitTries);
    }

    /** After the stop at the exchange was asked to stand there. */
    Trade askedToMove(Decimal price, long atMs) {
        return withStop(stopPrice, new StopMove(price, atMs));
    }

    /** After the move under way ended: the stop stands where it was asked for, or where it stood. */
    Trade moved(boolean stands) {
        return move == null ? this : withStop(stands ? move.stopPrice() : stopPrice, null);
    }

    /** The nearest price to the market at which the stop stands or was asked to stand. */
    Decimal nearestStop() {
        return move == null ? stopPrice : move.stopPrice();
    }

    /** After another order was made to close or reduce it. */
    Trade exitTried() {
        return with(quantity, cashFlow, bestPrice, exitTries + 1);
    }

    /** After money was paid (negative) or received for it. */
    Trade after(Decimal payment) {
        return with(quantity, cashFlow.plus(payment), bestPrice, exitTries);
    }

    /** Whether a candle reached a better price than the best so far. */
    boolean isBestIn(Candle candle) {
        return !direction.best(bestPrice, candle).equals(bestPrice);
    }

    /** After a candle, which may have reached a better price. */
    Trade after(Candle candle) {
        return with(quantity, cashFlow, direction.best(bestPrice, candle), exitTries);
    }

    private Trade with(Decimal newQuantity, Decimal newCashFlow, Decimal newBest, long newTries) {
        return new Trade(
                number,
                direction,
                stopPrice,
                stopDistance,
                stopScale,
                newQuantity,
                enteredQuantity,
                entryPrice,
                newCashFlow,
                openedAtMs,
                newBest,
                newTries,
                move);
    }

    private Trade withStop(Decimal newStop, @Nullable StopMove newMove) {
        return new Trade(
                number,
                direction,
                newStop,
                stopDistance,
                stopScale,
                quantity,
                enteredQuantity,
                entryPrice,
                cashFlow,
                openedAtMs,
                bestPrice,
                exitTries,
                newMove);
    }

    void write(StateWriter writer, int format) {
        boolean withMoves = format >= FIRST_FORMAT_WITH_MOVES;
        writer.writeLong(number)
                .writeEnum(direction)
                .writeDecimal(withMoves ? stopPrice : nearestStop())
                .writeDecimal(stopDistance)
                .writeDecimal(stopScale)
                .writeDecimal(quantity)
                .writeDecimal(enteredQuantity)
                .writeDecimal(entryPrice)
                .writeDecimal(cashFlow)
                .writeLong(openedAtMs)
                .writeDecimal(bestPrice)
                .writeLong(exitTries);
        if (withMoves) {
            writer.writeOptional(move, (out, asked) -> asked.write(out));
        }
    }

    static Trade read(StateReader reader, int format) {
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
                reader.readLong(),
                format >= FIRST_FORMAT_WITH_MOVES ? reader.readOptional(StopMove::read) : null);
    }
}
