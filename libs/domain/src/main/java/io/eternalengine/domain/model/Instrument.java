package io.eternalengine.domain.model;

/**
 * The trading rules of one instrument.
 *
 * @param tickSize smallest price step, in the quote asset
 * @param quantityStep smallest quantity step, in the base asset
 * @param minQuantity smallest order, in the base asset
 * @param maxMarketQuantity largest market order, in the base asset
 * @param minNotional smallest order value, in the quote asset
 * @param quoteStep smallest step of an amount in the quote asset
 */
public record Instrument(
        InstrumentId id,
        String baseAsset,
        String quoteAsset,
        Decimal tickSize,
        Decimal quantityStep,
        Decimal minQuantity,
        Decimal maxMarketQuantity,
        Decimal minNotional,
        Decimal quoteStep) {
    public Instrument {
        TextRules.id("baseAsset", baseAsset);
        TextRules.id("quoteAsset", quoteAsset);
        Require.positive("tickSize", tickSize);
        Require.positive("quantityStep", quantityStep);
        Require.notNegative("minQuantity", minQuantity);
        Require.positive("maxMarketQuantity", maxMarketQuantity);
        Require.notNegative("minNotional", minNotional);
        Require.positive("quoteStep", quoteStep);
    }

    /** Whether an order of this quantity, worth this much, is too small for the exchange. */
    public boolean isTooSmall(Decimal quantity, Decimal value) {
        return quantity.isBelow(minQuantity) || value.isBelow(minNotional);
    }
}
