package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.ExecutionStyle;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.MarketCategory;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.Require;
import io.eternalengine.core.model.Side;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A purchase or sale that the engine owes. It is tried until it is done; each try is one intent with a name of its own,
 * and the next try begins only after the last one has ended, so nothing is bought twice.
 *
 * @param name says what it is for, such as {@code dca.BTCUSDT.part-07}
 * @param remaining what is still to be traded after the tries that ended
 * @param tradedValue by the tries that ended, in the quote asset
 * @param tries how many intents were made for it
 * @param inFlight whether the last try has not ended yet
 * @param halvings how often risk found a try too large, less one for each that was filled: the next one asks for half as much each time
 * @param executedInTry what the running try has executed so far, in the base asset; the balances hold it already
 * @param filledLate what tries that had ended filled while this one runs; counted when it ends
 */
public record Task(
        String name,
        InstrumentId instrument,
        Side side,
        ExecutionStyle style,
        OrderAmount remaining,
        Decimal tradedValue,
        int tries,
        boolean inFlight,
        int halvings,
        Decimal executedInTry,
        EndedTry.Fill filledLate) {
    private static final int MOST_HALVINGS = 4;
    private static final int SHARE_DECIMALS = 8;
    private static final EndedTry.Fill NOTHING = new EndedTry.Fill(Decimal.ZERO, Decimal.ZERO);

    public Task {
        Require.text("task name", name);
    }

    /** A task not tried yet. */
    public static Task owed(String name, InstrumentId instrument, Side side, ExecutionStyle style, OrderAmount amount) {
        return new Task(name, instrument, side, style, amount, Decimal.ZERO, 0, false, 0, Decimal.ZERO, NOTHING);
    }

    /** Spot sales are what this engine reduces with. */
    public boolean reduces() {
        return side == Side.SELL;
    }

    /** The intent of the latest try. */
    String intentId() {
        return EngineId.CORE_HODL.label() + "." + name + ".try-" + tries;
    }

    /** Whether the running try is of this intent. */
    boolean isTriedBy(String otherIntentId) {
        // Names are compared before an id is put together.
        return inFlight && otherIntentId.contains(name) && intentId().equals(otherIntentId);
    }

    /** What a sale still has to take out of the balances, in the base asset. */
    Decimal leftToSell() {
        return switch (remaining) {
            case OrderAmount.OfBase base ->
                base.quantity()
                        .minus(executedInTry)
                        .minus(filledLate.quantity())
                        .max(Decimal.ZERO);
            case OrderAmount.OfQuote ignored -> Decimal.ZERO;
        };
    }

    Task tried() {
        return new Task(
                name,
                instrument,
                side,
                style,
                remaining,
                tradedValue,
                tries + 1,
                true,
                halvings,
                Decimal.ZERO,
                NOTHING);
    }

    /** The task after its running try executed this much more. */
    Task afterExecution(Decimal quantity) {
        return new Task(
                name,
                instrument,
                side,
                style,
                remaining,
                tradedValue,
                tries,
                inFlight,
                halvings,
                executedInTry.plus(quantity),
                filledLate);
    }

    /** The task after a try that had ended filled this much more. */
    Task afterLateFill(EndedTry.Fill fill) {
        if (inFlight) {
            return new Task(
                    name,
                    instrument,
                    side,
                    style,
                    remaining,
                    tradedValue,
                    tries,
                    true,
                    halvings,
                    executedInTry,
                    filledLate.plus(fill));
        }
        Task left = afterTry(fill.quantity(), fill.value());
        return Objects.requireNonNull(left, "a task of which something is left");
    }

    /** What its ended tries traded, in the quote asset, once the running one ends with this much. */
    Decimal tradedValueAfter(Decimal filledValue) {
        return tradedValue.plus(filledValue).plus(filledLate.value());
    }

    /** The task after a try ended; null when what is left is nothing. */
    @Nullable
    Task afterTry(Decimal filledQuantity, Decimal filledValue) {
        OrderAmount left = switch (remaining) {
            case OrderAmount.OfBase base ->
                leftOfBase(base.quantity().minus(filledQuantity).minus(filledLate.quantity()));
            case OrderAmount.OfQuote quote ->
                leftOfQuote(quote.amount().minus(filledValue).minus(filledLate.value()));
        };
        Decimal traded = tradedValueAfter(filledValue);
        int halved = filledQuantity.isPositive() ? Math.max(0, halvings - 1) : halvings;
        return left == null
                ? null
                : new Task(name, instrument, side, style, left, traded, tries, false, halved, Decimal.ZERO, NOTHING);
    }

    /** The task after risk found its last try too large. */
    Task halved() {
        int halved = Math.min(halvings + 1, MOST_HALVINGS);
        return new Task(
                name,
                instrument,
                side,
                style,
                remaining,
                tradedValue,
                tries,
                inFlight,
                halved,
                executedInTry,
                filledLate);
    }

    /** What of an amount the next try may ask for. */
    Decimal share(Decimal amount) {
        return amount.dividedBy(Decimal.of(1L << halvings), SHARE_DECIMALS, RoundingMode.DOWN);
    }

    private static @Nullable OrderAmount leftOfBase(Decimal left) {
        return left.isPositive() ? new OrderAmount.OfBase(left) : null;
    }

    private static @Nullable OrderAmount leftOfQuote(Decimal left) {
        return left.isPositive() ? new OrderAmount.OfQuote(left) : null;
    }

    void write(StateWriter writer) {
        writer.writeText(name)
                .writeEnum(instrument.category())
                .writeText(instrument.symbol())
                .writeEnum(side)
                .writeEnum(style);
        switch (remaining) {
            case OrderAmount.OfBase base -> writer.writeBoolean(true).writeDecimal(base.quantity());
            case OrderAmount.OfQuote quote -> writer.writeBoolean(false).writeDecimal(quote.amount());
        }
        writer.writeDecimal(tradedValue)
                .writeLong(tries)
                .writeBoolean(inFlight)
                .writeLong(halvings)
                .writeDecimal(executedInTry)
                .writeDecimal(filledLate.quantity())
                .writeDecimal(filledLate.value());
    }

    static Task read(StateReader reader) {
        return new Task(
                reader.readText(),
                new InstrumentId(reader.readEnum(MarketCategory.class), reader.readText()),
                reader.readEnum(Side.class),
                reader.readEnum(ExecutionStyle.class),
                reader.readBoolean()
                        ? new OrderAmount.OfBase(reader.readDecimal())
                        : new OrderAmount.OfQuote(reader.readDecimal()),
                reader.readDecimal(),
                Math.toIntExact(reader.readLong()),
                reader.readBoolean(),
                Math.toIntExact(reader.readLong()),
                reader.readDecimal(),
                new EndedTry.Fill(reader.readDecimal(), reader.readDecimal()));
    }
}
