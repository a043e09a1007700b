package io.eternalengine.bybit;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The trading rules of a symbol.
 *
 * @param quantityStep smallest step of a quantity in the base coin (spot: basePrecision, linear: qtyStep)
 * @param quotePrecision smallest step of a quantity in the quote coin; null for linear
 * @param minimumQuantity smallest quantity in the base coin
 * @param maximumMarketQuantity largest quantity of a market order; null when the venue names none
 * @param minimumValue smallest order value in the quote coin (spot: minOrderAmt, linear: minNotionalValue)
 * @param fundingIntervalMinutes minutes between funding settlements; 0 for spot
 * @param maximumLimitQuantity largest quantity of a limit order; null when the venue names none
 * @param maximumLeverage null for spot
 */
public record Instrument(
        Category category,
        String symbol,
        String baseCoin,
        String quoteCoin,
        String status,
        BigDecimal tickSize,
        BigDecimal quantityStep,
        @Nullable BigDecimal quotePrecision,
        BigDecimal minimumQuantity,
        @Nullable BigDecimal maximumMarketQuantity,
        BigDecimal minimumValue,
        long fundingIntervalMinutes,
        @Nullable BigDecimal maximumLimitQuantity,
        @Nullable BigDecimal maximumLeverage) {

    public Instrument {
        if (tickSize.signum() <= 0 || quantityStep.signum() <= 0) {
            throw new MalformedAnswerException("an instrument whose tick size or quantity step is not positive");
        }
    }

    /** Whether orders are taken. */
    public boolean isTrading() {
        return status.equals("Trading");
    }

    /**
     * The smallest step of an amount in the quote coin. A linear contract has no precision of such amounts: values change by one tick on
     * one quantity step.
     */
    public BigDecimal quoteStep() {
        return quotePrecision == null ? tickSize.multiply(quantityStep) : quotePrecision;
    }

    private static @Nullable BigDecimal maximumLeverage(Fields fields) {
        return fields.node().has("leverageFilter")
                ? fields.object("leverageFilter").unsignedOrNull("maxLeverage")
                : null;
    }

    static Instrument read(Category category, Fields fields) {
        Fields lot = fields.object("lotSizeFilter");
        boolean spot = category == Category.SPOT;
        return new Instrument(
                category,
                fields.text("symbol"),
                fields.text("baseCoin"),
                fields.text("quoteCoin"),
                fields.text("status"),
                fields.object("priceFilter").decimal("tickSize"),
                lot.decimal(spot ? "basePrecision" : "qtyStep"),
                spot ? lot.unsigned("quotePrecision") : null,
                lot.unsignedOrZero("minOrderQty"),
                lot.unsignedOrNull(spot ? "maxMarketOrderQty" : "maxMktOrderQty"),
                lot.unsignedOrZero(spot ? "minOrderAmt" : "minNotionalValue"),
                spot ? 0 : fields.integerOrZero("fundingInterval"),
                lot.unsignedOrNull(spot ? "maxLimitOrderQty" : "maxOrderQty"),
                maximumLeverage(fields));
    }
}
