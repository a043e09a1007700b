package io.eternalengine.bybit;

import java.math.BigDecimal;

/**
 * The fees of a symbol as fractions of an order's value.
 *
 * @param maker negative when the exchange pays a rebate
 */
public record FeeRate(String symbol, BigDecimal maker, BigDecimal taker) {

    static FeeRate read(Fields fields) {
        return new FeeRate(fields.text("symbol"), fields.decimal("makerFeeRate"), fields.decimal("takerFeeRate"));
    }
}
