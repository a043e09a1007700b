package io.eternalengine.venue;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Checks an order against its instrument, with the exchange's codes. */
final class OrderRules {

    private static final Pattern LINK_ID = Pattern.compile("[A-Za-z0-9_-]{0,36}");

    private static final int EXPONENT = 8;

    private OrderRules() {}

    static void check(OrderRequest request, Instrument instrument, BigDecimal marketPrice) {
        if (!LINK_ID.matcher(request.orderLinkId()).matches()) {
            throw new Refusal(
                    ReturnCode.PARAMETER_ERROR,
                    "orderLinkId takes at most 36 of letters, digits, underscore and hyphen");
        }
        if (request.quantity().signum() <= 0) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "qty must be positive");
        }
        checkPrice(request, instrument);
        checkQuantity(request, instrument);
        checkValue(request, instrument, marketPrice);
    }

    private static void checkPrice(OrderRequest request, Instrument instrument) {
        if (request.type() == OrderType.MARKET) {
            return;
        }
        BigDecimal price = request.price();
        if (price == null || price.signum() <= 0) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "a limit order needs a positive price");
        }
        if (isOffStep(price, instrument.tickSize())) {
            throw spot(instrument)
                    ? new Refusal(ReturnCode.SPOT_PRICE_PRECISION)
                    : new Refusal(ReturnCode.PARAMETER_ERROR, "price is not a multiple of the tick size");
        }
    }

    private static void checkQuantity(OrderRequest request, Instrument instrument) {
        boolean market = request.type() == OrderType.MARKET;
        BigDecimal step = request.inQuoteCoin() ? instrument.quotePrecision() : instrument.quantityStep();
        if (isOffStep(request.quantity(), step)) {
            throw spot(instrument)
                    ? new Refusal(market ? ReturnCode.SPOT_MARKET_PRECISION : ReturnCode.SPOT_QUANTITY_PRECISION)
                    : new Refusal(ReturnCode.PARAMETER_ERROR, "qty is not a multiple of the quantity step");
        }
        if (request.inQuoteCoin()) {
            return;
        }
        if (request.quantity().compareTo(instrument.minimumQuantity()) < 0) {
            throw spot(instrument)
                    ? new Refusal(ReturnCode.SPOT_QUANTITY_TOO_SMALL)
                    : Refusal.saying(
                            ReturnCode.PARAMETER_ERROR, "The number of contracts exceeds minimum limit allowed");
        }
        BigDecimal most = market ? instrument.maximumMarketQuantity() : instrument.maximumQuantity();
        if (request.quantity().compareTo(most) > 0) {
            throw spot(instrument)
                    ? new Refusal(
                            market
                                    ? ReturnCode.SPOT_MARKET_QUANTITY_TOO_LARGE
                                    : ReturnCode.SPOT_LIMIT_QUANTITY_TOO_LARGE)
                    : tooManyContracts(request.quantity(), most);
        }
    }

    /** The words of pybit issues 244 and 284, which count in 10^-8. */
    private static Refusal tooManyContracts(BigDecimal quantity, BigDecimal most) {
        return Refusal.saying(
                ReturnCode.PARAMETER_ERROR,
                "The number of contracts exceeds maximum limit allowed: too large, order_qty:"
                        + quantity.movePointRight(EXPONENT).toBigInteger() + " > max_qty:"
                        + most.movePointRight(EXPONENT).toBigInteger());
    }

    private static void checkValue(OrderRequest request, Instrument instrument, BigDecimal marketPrice) {
        BigDecimal value = request.inQuoteCoin()
                ? request.quantity()
                : request.quantity().multiply(request.type() == OrderType.LIMIT ? request.limitPrice() : marketPrice);
        if (value.compareTo(instrument.minimumValue()) < 0 && !request.reduceOnly()) {
            throw new Refusal(spot(instrument) ? ReturnCode.SPOT_VALUE_TOO_SMALL : ReturnCode.LINEAR_VALUE_TOO_SMALL);
        }
    }

    private static boolean isOffStep(BigDecimal value, BigDecimal step) {
        return value.remainder(step).signum() != 0;
    }

    private static boolean spot(Instrument instrument) {
        return instrument.category() == Category.SPOT;
    }
}
