package io.eternalengine.engine.funding;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.state.InstrumentCodec;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import io.eternalengine.engine.SnapshotAssets;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All that is known of one asset. It changes in place and never leaves the engine. */
final class Carry {
    private final CarryLegs legs;
    private final CarryPrices prices;
    private final CarryRates rates;
    private CarryPhase phase = CarryPhase.Monitoring.INSTANCE;
    private @Nullable Instrument spotRules;
    private @Nullable Instrument perpetualRules;
    private long enteredAtMs;
    private long orders;
    private Decimal sizeMultiplier = Decimal.ONE;

    Carry() {
        this(new CarryLegs(), new CarryPrices(), new CarryRates());
    }

    private Carry(CarryLegs legs, CarryPrices prices, CarryRates rates) {
        this.legs = legs;
        this.prices = prices;
        this.rates = rates;
    }

    /** Coins are to be bought and hedged. */
    void enter(Decimal target, long atMs) {
        if (!(phase instanceof CarryPhase.Monitoring monitoring)) {
            throw illegal("entered", "MONITORING");
        }
        phase = monitoring.toEntering();
        enteredAtMs = atMs;
        legs.aimAt(target);
    }

    /** Goes on with what the entry got. */
    void collect() {
        if (!(phase instanceof CarryPhase.Entering entering)) {
            throw illegal("collected", "ENTERING");
        }
        phase = entering.toCollecting();
        legs.aimAt(legs.shorts());
    }

    /** Both legs shall go to 0. */
    void exit() {
        phase = switch (phase) {
            case CarryPhase.Monitoring monitoring -> monitoring.toExiting();
            case CarryPhase.Entering entering -> entering.toExiting();
            case CarryPhase.Collecting collecting -> collecting.toExiting();
            case CarryPhase.Exiting ignored -> throw illegal("left", "another phase");
        };
        legs.aimAt(Decimal.ZERO);
    }

    /** Both legs are closed. A short that failed is remembered: the next one may fail as well. */
    void close() {
        if (!(phase instanceof CarryPhase.Exiting exiting)) {
            throw illegal("closed", "EXITING");
        }
        phase = exiting.toMonitoring();
        legs.spotLeg().rest();
        legs.perpetualLeg().restAfterFailure();
    }

    /** The clock was ahead: nothing began or failed later than now. */
    void beganBy(long nowMs) {
        enteredAtMs = Math.min(enteredAtMs, nowMs);
        legs.beganBy(nowMs);
    }

    private IllegalStateException illegal(String what, String must) {
        return new IllegalStateException("an asset is to be " + what + " in " + phase.name() + ": must be in " + must);
    }

    void learn(Instrument rules) {
        if (rules.id().category() == MarketCategory.SPOT) {
            spotRules = rules;
        } else {
            perpetualRules = rules;
        }
    }

    void countOrder() {
        orders++;
    }

    void scale(Decimal multiplier) {
        sizeMultiplier = multiplier;
    }

    CarryPhase phase() {
        return phase;
    }

    boolean isMonitoring() {
        return phase instanceof CarryPhase.Monitoring;
    }

    boolean isEntering() {
        return phase instanceof CarryPhase.Entering;
    }

    boolean isCollecting() {
        return phase instanceof CarryPhase.Collecting;
    }

    /** Whether there is something to leave. */
    boolean isHeld() {
        return isEntering() || isCollecting();
    }

    CarryLegs legs() {
        return legs;
    }

    CarryPrices prices() {
        return prices;
    }

    CarryRates rates() {
        return rates;
    }

    /** Whether the last short failed, and no funding was settled since then by the rhythm of the settlements. */
    boolean wasLatelyUnhedged(long nowMs) {
        long failedAtMs = legs.perpetualLeg().lastFailureMs();
        return failedAtMs > 0 && nowMs - failedAtMs < rates.expectedIntervalMs();
    }

    /** When the running or last entry began. */
    long enteredAtMs() {
        return enteredAtMs;
    }

    /** Made so far; numbers the intents. */
    long orders() {
        return orders;
    }

    /** Of new entries, as risk last commanded. */
    Decimal sizeMultiplier() {
        return sizeMultiplier;
    }

    /** Whether the trading rules and prices of both legs are known. */
    boolean isTradeable() {
        return spotRules != null && perpetualRules != null && prices.areKnown();
    }

    Instrument spot() {
        return Objects.requireNonNull(spotRules, "trading rules of the coin");
    }

    Instrument perpetual() {
        return Objects.requireNonNull(perpetualRules, "trading rules of the perpetual");
    }

    /** The instruments whose rules are known, beside those of the asset that it is taken for. */
    void nameInstruments(SnapshotAssets stored, CarryAsset asset) {
        stored.add(spotRules, asset.spot());
        stored.add(perpetualRules, asset.perpetual());
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

    void write(StateWriter writer) {
        writer.writeText(phase.name());
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
        CarryPhase phase = CarryPhase.of(reader.readText());
        var carry = new Carry(CarryLegs.read(reader), CarryPrices.read(reader), CarryRates.read(reader));
        carry.phase = phase;
        carry.spotRules = reader.readOptional(InstrumentCodec::read);
        carry.perpetualRules = reader.readOptional(InstrumentCodec::read);
        carry.enteredAtMs = reader.readLong();
        carry.orders = reader.readLong();
        carry.sizeMultiplier = reader.readDecimal();
        return carry;
    }
}
