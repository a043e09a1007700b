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
 * A purchase or sale that the engine wants done, over several child orders. Each child order is one intent with a name of its own,
 * and the next one begins only after the last one has ended, so nothing is bought twice. It changes in place and never leaves
 * the engine.
 */
final class ParentOrder {
    private static final int MOST_HALVINGS = 4;
    private static final int SHARE_DECIMALS = 8;
    private static final EndedChildOrder.Fill NOTHING = new EndedChildOrder.Fill(Decimal.ZERO, Decimal.ZERO);

    private final ParentOrderName name;
    private final InstrumentId instrument;
    private final Side side;
    private final ExecutionStyle style;
    private OrderAmount remaining;
    private Decimal tradedValue = Decimal.ZERO;
    private int childOrders;
    private boolean inFlight;
    private int halvings;
    private Decimal executedInChildOrder = Decimal.ZERO;
    private EndedChildOrder.Fill filledLate = NOTHING;

    private ParentOrder(
            ParentOrderName name, InstrumentId instrument, Side side, ExecutionStyle style, OrderAmount remaining) {
        this.name = name;
        Require.text("parent order", name.text());
        this.instrument = instrument;
        this.side = side;
        this.style = style;
        this.remaining = remaining;
    }

    /** A parent order without a child order yet. */
    static ParentOrder of(
            ParentOrderName name, InstrumentId instrument, Side side, ExecutionStyle style, OrderAmount amount) {
        return new ParentOrder(name, instrument, side, style, amount);
    }

    /** The next child order begins: one intent. */
    void beginChildOrder() {
        if (inFlight) {
            throw new IllegalStateException("parent order " + name + " begins a child order while child order "
                    + childOrders + " has not ended");
        }
        childOrders++;
        inFlight = true;
        executedInChildOrder = Decimal.ZERO;
    }

    /** The running child order executed this much more, in the base asset. */
    void execute(Decimal quantity) {
        executedInChildOrder = executedInChildOrder.plus(quantity);
    }

    /** A child order ended with this much traded, and something is left; with nothing left the parent order is done, and not to be kept. */
    void endChildOrder(Decimal filledQuantity, Decimal filledValue) {
        OrderAmount left = leftAfter(filledQuantity, filledValue);
        if (left == null) {
            throw new IllegalStateException("nothing is left of parent order " + name + ": it is done");
        }
        tradedValue = tradedValueAfter(filledValue);
        remaining = left;
        inFlight = false;
        halvings = filledQuantity.isPositive() ? Math.max(0, halvings - 1) : halvings;
        executedInChildOrder = Decimal.ZERO;
        filledLate = NOTHING;
    }

    /**
     * A child order that had ended filled this much more, and something is left: while another one runs, it counts when that ends.
     */
    void fillLate(EndedChildOrder.Fill fill) {
        if (inFlight) {
            filledLate = filledLate.plus(fill);
        } else {
            endChildOrder(fill.quantity(), fill.value());
        }
    }

    /** Risk found the last try too large. */
    void halve() {
        halvings = Math.min(halvings + 1, MOST_HALVINGS);
    }

    String name() {
        return name.text();
    }

    ParentOrderName fullName() {
        return name;
    }

    ParentOrderName.Purpose purpose() {
        return name.purpose();
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

    /** What is still to be traded after the child orders that ended. */
    OrderAmount remaining() {
        return remaining;
    }

    /** By the child orders that ended, in the quote asset. */
    Decimal tradedValue() {
        return tradedValue;
    }

    /** How many intents were made for it. */
    int childOrders() {
        return childOrders;
    }

    /** Whether the last child order has not ended yet. */
    boolean inFlight() {
        return inFlight;
    }

    /** What the running child order has executed so far, in the base asset; the balances hold it already. */
    Decimal executedInChildOrder() {
        return executedInChildOrder;
    }

    /** Spot sales are what this engine reduces with. */
    boolean reduces() {
        return side == Side.SELL;
    }

    /** The intent of the latest child order. */
    String intentId() {
        return EngineId.CORE_HODL.label() + "." + name + ".try-" + childOrders;
    }

    /** Whether the running child order is of this intent. */
    boolean isWorkedBy(String otherIntentId) {
        // Names are compared before an id is put together.
        return inFlight && otherIntentId.contains(name.text()) && intentId().equals(otherIntentId);
    }

    /** What a sale still has to take out of the balances, in the base asset. */
    Decimal leftToSell() {
        return switch (remaining) {
            case OrderAmount.OfBase base ->
                base.quantity()
                        .minus(executedInChildOrder)
                        .minus(filledLate.quantity())
                        .max(Decimal.ZERO);
            case OrderAmount.OfQuote ignored -> Decimal.ZERO;
        };
    }

    /** What its ended child orders traded, in the quote asset, once the running one ends with this much. */
    Decimal tradedValueAfter(Decimal filledValue) {
        return tradedValue.plus(filledValue).plus(filledLate.value());
    }

    /** What is left once a child order ends with this much; null when that is nothing. */
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
     * What of an amount the next child order may ask for: half as much for each time that risk found a try too large, less one for each
     * that was filled.
     */
    Decimal share(Decimal amount) {
        return amount.dividedBy(Decimal.of(1L << halvings), SHARE_DECIMALS, RoundingMode.DOWN);
    }

    void write(StateWriter writer) {
        writer.writeText(name.text());
        InstrumentCodec.writeId(writer, instrument);
        writer.writeEnum(side).writeEnum(style);
        switch (remaining) {
            case OrderAmount.OfBase base -> writer.writeBoolean(true).writeDecimal(base.quantity());
            case OrderAmount.OfQuote quote -> writer.writeBoolean(false).writeDecimal(quote.amount());
        }
        writer.writeDecimal(tradedValue)
                .writeLong(childOrders)
                .writeBoolean(inFlight)
                .writeLong(halvings)
                .writeDecimal(executedInChildOrder)
                .writeDecimal(filledLate.quantity())
                .writeDecimal(filledLate.value());
    }

    static ParentOrder read(StateReader reader) {
        var parentOrder = new ParentOrder(
                ParentOrderName.parse(reader.readText()),
                InstrumentCodec.readId(reader),
                reader.readEnum(Side.class),
                reader.readEnum(ExecutionStyle.class),
                reader.readBoolean()
                        ? new OrderAmount.OfBase(reader.readDecimal())
                        : new OrderAmount.OfQuote(reader.readDecimal()));
        parentOrder.tradedValue = reader.readDecimal();
        parentOrder.childOrders = Math.toIntExact(reader.readLong());
        parentOrder.inFlight = reader.readBoolean();
        parentOrder.halvings = Math.toIntExact(reader.readLong());
        parentOrder.executedInChildOrder = reader.readDecimal();
        parentOrder.filledLate = new EndedChildOrder.Fill(reader.readDecimal(), reader.readDecimal());
        return parentOrder;
    }
}
