package io.eternalengine.core.engine.funding;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.state.InstrumentCodec;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one asset.
 *
 * @param enteredAtMs when the running or last entry began
 * @param orders made so far; numbers the intents
 * @param sizeMultiplier of new entries, as risk last ordered
 */
record Carry(
        CarryPhase phase,
        CarryLegs legs,
        CarryPrices prices,
        CarryRates rates,
        @Nullable Instrument spotRules,
        @Nullable Instrument perpetualRules,
        long enteredAtMs,
        long orders,
        Decimal sizeMultiplier) {
    static final Carry INITIAL = new Carry(
            CarryPhase.MONITORING,
            CarryLegs.NONE,
            CarryPrices.UNKNOWN,
            CarryRates.UNKNOWN,
            null,
            null,
            0,
            0,
            Decimal.ONE);

    /** Whether the trading rules of both legs are known. */
    boolean isRuled() {
        return spotRules != null && perpetualRules != null;
    }

    /** Whether the trading rules and prices of both legs are known. */
    boolean isTradeable() {
        return isRuled() && prices.areKnown();
    }

    Instrument spot() {
        return Objects.requireNonNull(spotRules, "trading rules of the coin");
    }

    Instrument perpetual() {
        return Objects.requireNonNull(perpetualRules, "trading rules of the perpetual");
    }

    /** A quantity in whole lots of the perpetual, rounded down. */
    Decimal inLots(Decimal quantity) {
        return quantity.floorToStep(perpetual().quantityStep());
    }

    /** The smallest quantity of the perpetual that can be traded: one lot, unless that is worth less than an order must be. */
    Decimal smallestOrder() {
        Instrument rules = perpetual();
        Decimal step = rules.quantityStep();
        Decimal worthEnough = rules.minNotional()
                .dividedBy(prices.mark().times(step), 0, RoundingMode.CEILING)
                .times(step);
        return worthEnough.max(rules.minQuantity().ceilToStep(step)).max(step);
    }

    /** By how much the coins, in whole lots, are more than the shorts. */
    Decimal imbalance() {
        return inLots(legs.coins().max(Decimal.ZERO)).minus(legs.shorts());
    }

    /** Of the coins held, what a sale may be for; 0 when it is too small for an order. */
    Decimal sellable(Decimal quantity) {
        Decimal rounded = quantity.min(spot().maxMarketQuantity()).floorToStep(spot().quantityStep());
        return rounded.isPositive() && !spot().isTooSmall(rounded, rounded.times(prices.spotClose()))
                ? rounded
                : Decimal.ZERO;
    }

    /** Coins at the latest close and unrealised profit of the short, in the quote asset. */
    Decimal value() {
        Decimal coins = legs.coins().isZero() ? Decimal.ZERO : legs.coins().times(prices.spotClose());
        return legs.perpetual().isFlat() ? coins : coins.plus(legs.perpetual().unrealised(prices.mark()));
    }

    Carry entered(CarryPhase newPhase) {
        return new Carry(newPhase, legs, prices, rates, spotRules, perpetualRules, enteredAtMs, orders, sizeMultiplier);
    }

    Carry withLegs(CarryLegs newLegs) {
        return new Carry(phase, newLegs, prices, rates, spotRules, perpetualRules, enteredAtMs, orders, sizeMultiplier);
    }

    Carry withPrices(CarryPrices newPrices) {
        return new Carry(phase, legs, newPrices, rates, spotRules, perpetualRules, enteredAtMs, orders, sizeMultiplier);
    }

    Carry withRates(CarryRates newRates) {
        return new Carry(phase, legs, prices, newRates, spotRules, perpetualRules, enteredAtMs, orders, sizeMultiplier);
    }

    /** After candles and settlements that moved nothing else. */
    Carry with(CarryPrices newPrices, CarryRates newRates) {
        return new Carry(
                phase, legs, newPrices, newRates, spotRules, perpetualRules, enteredAtMs, orders, sizeMultiplier);
    }

    Carry withRules(Instrument rules, InstrumentId spotId) {
        boolean ofSpot = rules.id().equals(spotId);
        return new Carry(
                phase,
                legs,
                prices,
                rates,
                ofSpot ? rules : spotRules,
                ofSpot ? perpetualRules : rules,
                enteredAtMs,
                orders,
                sizeMultiplier);
    }

    Carry withEntryAt(long atMs) {
        return new Carry(phase, legs, prices, rates, spotRules, perpetualRules, atMs, orders, sizeMultiplier);
    }

    Carry withNextOrder() {
        return new Carry(
                phase, legs, prices, rates, spotRules, perpetualRules, enteredAtMs, orders + 1, sizeMultiplier);
    }

    Carry withSizeMultiplier(Decimal multiplier) {
        return new Carry(phase, legs, prices, rates, spotRules, perpetualRules, enteredAtMs, orders, multiplier);
    }

    void write(StateWriter writer) {
        writer.writeEnum(phase);
        legs.write(writer);
        prices.write(writer);
        rates.write(writer);
        writer.writeOptional(spotRules, InstrumentCodec::write)
                .writeOptional(perpetualRules, InstrumentCodec::write)
                .writeLong(enteredAtMs)
                .writeLong(orders)
                .writeDecimal(sizeMultiplier);
    }

    static Carry read(StateReader reader) {
        return new Carry(
                reader.readEnum(CarryPhase.class),
                CarryLegs.read(reader),
                CarryPrices.read(reader),
                CarryRates.read(reader),
                reader.readOptional(InstrumentCodec::read),
                reader.readOptional(InstrumentCodec::read),
                reader.readLong(),
                reader.readLong(),
                reader.readDecimal());
    }
}
