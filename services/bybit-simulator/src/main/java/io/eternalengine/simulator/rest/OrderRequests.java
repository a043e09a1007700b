package io.eternalengine.simulator.rest;

import io.eternalengine.venue.Category;
import io.eternalengine.venue.Instrument;
import io.eternalengine.venue.Listing;
import io.eternalengine.venue.OrderRequest;
import io.eternalengine.venue.OrderTerms;
import io.eternalengine.venue.OrderType;
import io.eternalengine.venue.PriceSource;
import io.eternalengine.venue.Protection;
import io.eternalengine.venue.Refusal;
import io.eternalengine.venue.ReturnCode;
import io.eternalengine.venue.Side;
import io.eternalengine.venue.Slippage;
import io.eternalengine.venue.StopKind;
import io.eternalengine.venue.TimeInForce;
import io.eternalengine.venue.Trigger;
import io.eternalengine.venue.Venue;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an order from a request's parameters. */
final class OrderRequests {

    private static final int RISE = 1;
    private static final int FALL = 2;

    private OrderRequests() {}

    static OrderRequest read(ApiCall call, Venue venue) {
        Parameters parameters = call.parameters();
        Category category = parameters.category();
        Side side = Side.parse(parameters.required("side"));
        OrderType type = OrderType.parse(parameters.required("orderType"));
        BigDecimal asked = parameters.requiredDecimal("qty");
        BigDecimal price = type == OrderType.LIMIT ? parameters.requiredDecimal("price") : null;
        Listing listing = new Listing(category, parameters.required("symbol"));
        boolean linear = category == Category.LINEAR;
        requireKnownWords(parameters);
        if (parameters.integerOr("positionIdx", 0) != 0) {
            throw Refusal.positionIndex();
        }
        return new OrderRequest(
                listing,
                side,
                type,
                closesAll(parameters, category, asked) ? whatCloses(call, venue, listing, side, type) : asked,
                isInQuoteCoin(category, side, type, parameters.text("marketUnit")),
                price,
                TimeInForce.parse(parameters.text("timeInForce"), type),
                linear && parameters.flag("reduceOnly"),
                parameters.text("orderLinkId"),
                new OrderTerms(
                        trigger(parameters, listing, venue),
                        protection(parameters),
                        linear && parameters.flag("closeOnTrigger"),
                        slippage(parameters, type)),
                call.receivedWallUs());
    }

    /** A quantity of zero that may only reduce stands for the whole position. */
    private static boolean closesAll(Parameters parameters, Category category, BigDecimal quantity) {
        return category == Category.LINEAR
                && quantity.signum() == 0
                && parameters.flag("reduceOnly")
                && parameters.flag("closeOnTrigger");
    }

    private static BigDecimal whatCloses(ApiCall call, Venue venue, Listing listing, Side side, OrderType type) {
        Instrument instrument = venue.instrument(listing);
        BigDecimal size =
                venue.account(call.account()).position(listing.symbol()).size();
        if (size.signum() != -side.sign()) {
            throw new Refusal(ReturnCode.LINEAR_REDUCE_ONLY);
        }
        return size.abs()
                .min(type == OrderType.MARKET ? instrument.maximumMarketQuantity() : instrument.maximumQuantity());
    }

    /** Words that change nothing here, but that the exchange reads. */
    private static void requireKnownWords(Parameters parameters) {
        OrderFilter.parse(parameters.text("orderFilter"));
        parameters.oneOf("tpslMode", "Full", "Partial");
        parameters.oneOf("smpType", "None", "CancelMaker", "CancelTaker", "CancelBoth");
        parameters.oneOf("isLeverage", "0", "1");
    }

    /** A spot market buy counts the quote coin unless it says otherwise; a sell counts the base coin. */
    private static boolean isInQuoteCoin(Category category, Side side, OrderType type, String marketUnit) {
        if (category != Category.SPOT || type != OrderType.MARKET) {
            return false;
        }
        return switch (marketUnit) {
            case "" -> side == Side.BUY;
            case "quoteCoin" -> true;
            case "baseCoin" -> false;
            default -> throw new Refusal(ReturnCode.PARAMETER_ERROR, "marketUnit must be baseCoin or quoteCoin");
        };
    }

    private static @Nullable Trigger trigger(Parameters parameters, Listing listing, Venue venue) {
        Optional<BigDecimal> price = parameters.positiveDecimal("triggerPrice");
        if (price.isEmpty()) {
            return null;
        }
        PriceSource by = PriceSource.parse(parameters.text("triggerBy"));
        return switch (listing.category()) {
            case LINEAR -> Trigger.at(price.get(), by, isRising(parameters), StopKind.STOP);
            case SPOT -> {
                // Spot has no direction: a trigger above the price waits for a rise.
                venue.instrument(listing);
                boolean rising = price.get().compareTo(venue.quote(listing).mid()) > 0;
                yield Trigger.at(price.get(), PriceSource.LAST, rising, spotKind(parameters.text("orderFilter")));
            }
        };
    }

    private static boolean isRising(Parameters parameters) {
        long direction = parameters.integerOr("triggerDirection", 0);
        if (direction != RISE && direction != FALL) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "triggerDirection invalid");
        }
        return direction == RISE;
    }

    private static StopKind spotKind(String orderFilter) {
        return switch (orderFilter) {
            case "StopOrder" -> StopKind.STOP;
            case "tpslOrder" -> StopKind.SPOT_TPSL;
            default ->
                throw new Refusal(
                        ReturnCode.PARAMETER_ERROR,
                        "orderFilter must be StopOrder or tpslOrder where there is a triggerPrice");
        };
    }

    private static Protection protection(Parameters parameters) {
        return new Protection(
                parameters.positiveDecimal("takeProfit").orElse(null),
                PriceSource.parse(parameters.text("tpTriggerBy")),
                parameters.positiveDecimal("stopLoss").orElse(null),
                PriceSource.parse(parameters.text("slTriggerBy")));
    }

    private static @Nullable Slippage slippage(Parameters parameters, OrderType type) {
        String tolerance = parameters.text("slippageTolerance");
        String toleranceType = parameters.text("slippageToleranceType");
        if (tolerance.isEmpty() && toleranceType.isEmpty()) {
            return null;
        }
        if (type != OrderType.MARKET) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "slippageTolerance is only for market orders");
        }
        return Slippage.parse(toleranceType, parameters.requiredDecimal("slippageTolerance"));
    }
}
