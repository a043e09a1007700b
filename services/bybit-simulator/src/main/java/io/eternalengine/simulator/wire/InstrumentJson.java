package io.eternalengine.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.venue.Category;
import io.eternalengine.venue.Instrument;
import io.eternalengine.venue.PriceLimits;
import io.eternalengine.venue.RiskTiers;

/** An instrument, as {@code instruments-info} lists it. */
public final class InstrumentJson {

    private static final String SMALLEST_FUNDING = "0.00375";

    private static final long MINUTE_MS = 60_000;

    private InstrumentJson() {}

    /** The rules of a market. */
    public static ObjectNode of(Instrument instrument, long fundingIntervalMs) {
        ObjectNode json = Json.object();
        json.put("symbol", instrument.symbol());
        if (instrument.category() == Category.LINEAR) {
            json.put("contractType", "LinearPerpetual");
        }
        json.put("status", "Trading");
        json.put("baseCoin", instrument.baseCoin());
        json.put("quoteCoin", instrument.quoteCoin());
        switch (instrument.category()) {
            case SPOT -> putSpot(json, instrument);
            case LINEAR -> putLinear(json, instrument, fundingIntervalMs);
        }
        return json;
    }

    /** A tier of a market's risk limits, rates as fractions. */
    public static ObjectNode riskLimit(String symbol, RiskTiers.Tier tier) {
        return Json.object()
                .put("id", tier.id())
                .put("symbol", symbol)
                .put("riskLimitValue", Json.text(tier.limit()))
                .put("maintenanceMargin", Json.text(tier.maintenanceRate()))
                .put("initialMargin", Json.text(tier.initialRate()))
                .put("isLowestRisk", tier.id() == 1 ? 1 : 0)
                .put("maxLeverage", tier.maxLeverage().setScale(2).toPlainString())
                .put("mmDeduction", tier.deduction().signum() == 0 ? "" : Json.text(tier.deduction()));
    }

    private static void putSpot(ObjectNode json, Instrument instrument) {
        json.put("innovation", "0");
        json.put("marginTrading", "none");
        json.put("stTag", "0");
        ObjectNode lot = json.putObject("lotSizeFilter");
        lot.put("basePrecision", Json.text(instrument.quantityStep()));
        lot.put("quotePrecision", Json.text(instrument.quotePrecision()));
        lot.put("minOrderQty", Json.text(instrument.minimumQuantity()));
        lot.put("maxOrderQty", Json.text(instrument.maximumQuantity()));
        lot.put("minOrderAmt", Json.text(instrument.minimumValue()));
        lot.put("maxOrderAmt", "8000000");
        lot.put("maxLimitOrderQty", Json.text(instrument.maximumQuantity()));
        lot.put("maxMarketOrderQty", Json.text(instrument.maximumMarketQuantity()));
        json.putObject("priceFilter").put("tickSize", Json.text(instrument.tickSize()));
        putPriceLimits(json);
    }

    private static void putPriceLimits(ObjectNode json) {
        json.putObject("riskParameters")
                .put("priceLimitRatioX", Json.text(PriceLimits.RATIO_X))
                .put("priceLimitRatioY", Json.text(PriceLimits.RATIO_Y));
    }

    private static void putLinear(ObjectNode json, Instrument instrument, long fundingIntervalMs) {
        putPriceLimits(json);
        json.put("launchTime", "1584230400000");
        json.put("deliveryTime", "0");
        json.put("deliveryFeeRate", "");
        json.put(
                "priceScale",
                Integer.toString(
                        Math.max(0, instrument.tickSize().stripTrailingZeros().scale())));
        json.putObject("leverageFilter")
                .put("minLeverage", "1")
                .put(
                        "maxLeverage",
                        RiskTiers.of(instrument.symbol())
                                .maxLeverage()
                                .setScale(2)
                                .toPlainString())
                .put("leverageStep", "0.01");
        json.putObject("priceFilter")
                .put("minPrice", Json.text(instrument.tickSize()))
                .put("maxPrice", "1999999.80")
                .put("tickSize", Json.text(instrument.tickSize()));
        ObjectNode lot = json.putObject("lotSizeFilter");
        lot.put("maxOrderQty", Json.text(instrument.maximumQuantity()));
        lot.put("minOrderQty", Json.text(instrument.minimumQuantity()));
        lot.put("qtyStep", Json.text(instrument.quantityStep()));
        lot.put("postOnlyMaxOrderQty", Json.text(instrument.maximumQuantity()));
        lot.put("maxMktOrderQty", Json.text(instrument.maximumMarketQuantity()));
        lot.put("minNotionalValue", Json.text(instrument.minimumValue()));
        json.put("unifiedMarginTrade", true);
        json.put("fundingInterval", fundingIntervalMs / MINUTE_MS);
        json.put("settleCoin", instrument.quoteCoin());
        json.put("copyTrading", "none");
        json.put("upperFundingRate", SMALLEST_FUNDING);
        json.put("lowerFundingRate", "-" + SMALLEST_FUNDING);
        json.put("isPreListing", false);
    }
}
