package io.eternalengine.bybit;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The instruments' rules that a client holds its orders to before it sends them. A symbol that it does not know passes. */
final class TradingRules {

    private record Listing(Category category, String symbol) {}

    private final Map<Listing, Instrument> instruments = new ConcurrentHashMap<>();

    void learn(Collection<Instrument> learned) {
        learned.forEach(
                instrument -> instruments.put(new Listing(instrument.category(), instrument.symbol()), instrument));
    }

    /**
     * The rule that an order breaks, in a sentence; empty when it breaks none. Rules change at the exchange: what reduces exposure is never held
     * back by those that were learned, the exchange itself says what it does not take.
     */
    Optional<String> breachOf(OrderRequest order) {
        if (order.effect() == RequestEffect.REDUCES_EXPOSURE) {
            return Optional.empty();
        }
        Instrument instrument = instruments.get(new Listing(order.category(), order.symbol()));
        return instrument == null ? Optional.empty() : InstrumentRules.breachOf(order, instrument);
    }

    /** The rule that an amendment breaks, in a sentence; empty when it breaks none. */
    Optional<String> breachOf(AmendRequest change) {
        Instrument instrument = instruments.get(new Listing(change.category(), change.symbol()));
        if (instrument == null) {
            return Optional.empty();
        }
        BigDecimal quantity = change.quantity();
        return InstrumentRules.offTick(instrument, "price", change.price())
                .or(() -> InstrumentRules.offTick(instrument, "triggerPrice", change.triggerPrice()))
                .or(() -> InstrumentRules.breachOf(change.protection(), instrument))
                .or(() -> quantity == null
                        ? Optional.empty()
                        : InstrumentRules.badQuantity(instrument, quantity, instrument.maximumLimitQuantity()));
    }
}
