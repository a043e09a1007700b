package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.Require;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.state.InstrumentCodec;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A purchase or sale that the engine owes. It is tried until it is done; each try is one intent with a name of its own,
 * and the next try begins only after the last one has ended, so nothing is bought twice. It changes in place and never leaves
 * the engine.
 */
final class Task {
    private static final int MOST_HALVINGS = 4;
    private static final int SHARE_DECIMALS = 8;
    private static final EndedTry.Fill NOTHING = new EndedTry.Fill(Decimal.ZERO, Decimal.ZERO);

    private final String name;
    private final InstrumentId instrument;
    private final Side side;
    private final ExecutionStyle style;
    private OrderAmount remaining;
    private Decimal tradedValue = Decimal.ZERO;
    private int tries;
    private boolean inFlight;
    private int halvings;
    private Decimal executedInTry = Decimal.ZERO;
    private EndedTry.Fill filledLate = NOTHING;

    private Task(String name, InstrumentId instrument, Side side, ExecutionStyle style, OrderAmount remaining) {
        this.name = Require.text("task name", name);
        this.instrument = instrument;
        this.side = side;
        this.style = style;
        this.remaining = remaining;
    }

    /**
     * A task not tried yet.
     *
     * @param name says what it is for, such as {@code dca.BTCUSDT.part-07}
     */
    static Task owed(String name, InstrumentId instrument, Side side, ExecutionStyle style, OrderAmount amount) {
        return new Task(name, instrument, side, style, amount);
    }

    /** The next try begins: one intent. */
    void beginTry() {
        if (inFlight) {
            throw new IllegalStateException("task " + name + " is tried while try " + tries + " has not ended");
        }
        tries++;
        inFlight = true;
        executedInTry = Decimal.ZERO;
    }

    /** The running try executed this much more, in the base asset. */
    void execute(Decimal quantity) {
        executedInTry = executedInTry.plus(quantity);
    }

    /** A try ended with this much traded, and something is left; with nothing left the task is done, and not to be kept. */
    void endTry(Decimal filledQuantity, Decimal filledValue) {
        OrderAmount left = leftAfter(filledQuantity, filledValue);
        if (left == null) {
            throw new IllegalStateException("nothing is left of task " + name + ": it is done");
        }
        tradedValue = tradedValueAfter(filledValue);
        remaining = left;
        inFlight = false;
        halvings = filledQuantity.isPositive() ? Math.max(0, halvings - 1) : halvings;
        executedInTry = Decimal.ZERO;
        filledLate = NOTHING;
    }

    /**
     * A try that had ended filled this much more, and something is left: while another one runs, it counts when that ends.
     */
    void fillLate(EndedTry.Fill fill) {
        if (inFlight) {
            filledLate = filledLate.plus(fill);
        } else {
            endTry(fill.quantity(), fill.value());
        }
    }

    /** Risk found the last try too large. */
    void halve() {
        halvings = Math.min(halvings + 1, MOST_HALVINGS);
    }

    String name() {
        return name;
    }

    InstrumentId instrument() {
        return instrument;
    }

    Side side() {
        return side;
    }

    ExecutionStyle style() {
        return style;
    }

    /** What is still to be traded after the tries that ended. */
    OrderAmount remaining() {
        return remaining;
    }

    /** By the tries that ended, in the quote asset. */
    Decimal tradedValue() {
        return tradedValue;
    }

    /** How many intents were made for it. */
    int tries() {
        return tries;
    }

    /** Whether the last try has not ended yet. */
    boolean inFlight() {
        return inFlight;
    }

    /** What the running try has executed so far, in the base asset; the balances hold it already. */
    Decimal executedInTry() {
        return executedInTry;
    }

    /** Spot sales are what this engine reduces with. */
    boolean reduces() {
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

    /** What its ended tries traded, in the quote asset, once the running one ends with this much. */
    Decimal tradedValueAfter(Decimal filledValue) {
        return tradedValue.plus(filledValue).plus(filledLate.value());
    }

    /** What is left once a try ends with this much; null when that is nothing. */
    @Nullable
    OrderAmount leftAfter(Decimal filledQuantity, Decimal filledValue) {
        return switch (remaining) {
            case OrderAmount.OfBase base -> {
                Decimal left = base.quantity().minus(filledQuantity).minus(filledLate.quantity());
                yield left.isPositive() ? new OrderAmount.OfBase(left) : null;
            }
            case OrderAmount.OfQuote quote -> {
                Decimal left = quote.amount().minus(filledValue).minus(filledLate.value());
                yield left.isPositive() ? new OrderAmount.OfQuote(left) : null;
            }
        };
    }

    /**
     * What of an amount the next try may ask for: half as much for each time that risk found a try too large, less one for each
     * that was filled.
     */
    Decimal share(Decimal amount) {
        return amount.dividedBy(Decimal.of(1L << halvings), SHARE_DECIMALS, RoundingMode.DOWN);
    }

    void write(StateWriter writer) {
        writer.writeText(name);
        InstrumentCodec.writeId(writer, instrument);
        writer.writeEnum(side).writeEnum(style);
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
        var task = new Task(
                reader.readText(),
                InstrumentCodec.readId(reader),
                reader.readEnum(Side.class),
                reader.readEnum(ExecutionStyle.class),
                reader.readBoolean()
                        ? new OrderAmount.OfBase(reader.readDecimal())
                        : new OrderAmount.OfQuote(reader.readDecimal()));
        task.tradedValue = reader.readDecimal();
        task.tries = Math.toIntExact(reader.readLong());
        task.inFlight = reader.readBoolean();
        task.halvings = Math.toIntExact(reader.readLong());
        task.executedInTry = reader.readDecimal();
        task.filledLate = new EndedTry.Fill(reader.readDecimal(), reader.readDecimal());
        return task;
    }
}
