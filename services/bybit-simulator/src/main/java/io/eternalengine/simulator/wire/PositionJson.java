package io.eternalengine.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.venue.Account;
import io.eternalengine.venue.Category;
import io.eternalengine.venue.Listing;
import io.eternalengine.venue.Order;
import io.eternalengine.venue.Position;
import io.eternalengine.venue.RiskTiers;
import io.eternalengine.venue.StopKind;
import io.eternalengine.venue.Trigger;
import io.eternalengine.venue.Venue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;

/** A linear position, as REST lists and as the position topic sends it. */
public final class PositionJson {

    private static final int MARGIN_SCALE = 8;

    private PositionJson() {}

    /** The position at the present mark price. */
    public static ObjectNode of(Venue venue, Account account, Position position, long nowMs) {
        BigDecimal mark = markPrice(venue, position);
        ObjectNode json = Json.object();
        json.put("category", Category.LINEAR.wireName());
        json.put("positionIdx", 0);
        RiskTiers.Tier tier =
                RiskTiers.of(position.symbol()).tierOf(position.size().abs().multiply(mark));
        json.put("riskId", tier.id());
        json.put("riskLimitValue", Json.text(tier.limit()));
        json.put("symbol", position.symbol());
        json.put("side", position.isOpen() ? (position.size().signum() > 0 ? "Buy" : "Sell") : "");
        json.put("size", Json.text(position.size().abs()));
        json.put("avgPrice", Json.text(position.averagePrice()));
        json.put("entryPrice", Json.text(position.averagePrice()));
        json.put("positionValue", Json.text(position.entryValue()));
        json.put("tradeMode", 0);
        json.put("autoAddMargin", 0);
        json.put("positionStatus", "Normal");
        json.put("leverage", Json.text(position.leverage()));
        json.put("markPrice", Json.text(mark));
        json.put(
                "liqPrice",
                venue.liquidationPrice(account, position).map(Json::text).orElse(""));
        json.put("bustPrice", "");
        json.put("positionIM", margin(position, venue.initialMargin(position)));
        json.put("positionMM", margin(position, venue.maintenanceMargin(position)));
        json.put("positionBalance", "");
        json.put("takeProfit", triggerPrice(account, position, StopKind.TAKE_PROFIT));
        json.put("stopLoss", triggerPrice(account, position, StopKind.STOP_LOSS));
        json.put("trailingStop", trailingStop(account, position));
        json.put("tpslMode", "Full");
        json.put("unrealisedPnl", Json.text(position.unrealizedProfit(mark)));
        json.put("curRealisedPnl", Json.text(position.life().currentProfit()));
        json.put("cumRealisedPnl", Json.text(position.life().allProfit()));
        json.put("adlRankIndicator", 0);
        json.put("isReduceOnly", false);
        json.put("seq", nowMs);
        json.put("createdTime", time(position.life().createdMs()));
        json.put("updatedTime", time(position.life().updatedMs()));
        return json;
    }

    /** Price of the protective stop; empty without one. */
    public static String stopLoss(Account account, Position position) {
        return triggerPrice(account, position, StopKind.STOP_LOSS);
    }

    private static String triggerPrice(Account account, Position position, StopKind kind) {
        return stop(account, position, kind)
                .map(trigger -> Json.text(trigger.price()))
                .orElse("");
    }

    private static String trailingStop(Account account, Position position) {
        return stop(account, position, StopKind.TRAILING_STOP)
                .map(trigger -> Json.textOrEmpty(trigger.distance()))
                .orElse("0");
    }

    private static Optional<Trigger> stop(Account account, Position position, StopKind kind) {
        return account.openOrders().stream()
                .filter(Order::isUntriggered)
                .filter(order -> order.request().listing().equals(new Listing(Category.LINEAR, position.symbol())))
                .flatMap(order -> Stream.ofNullable(order.request().terms().trigger()))
                .filter(trigger -> trigger.kind() == kind)
                .findFirst();
    }

    /** Zero for a position that there never was. */
    private static String time(long timeMs) {
        return Json.time(timeMs);
    }

    private static String margin(Position position, BigDecimal margin) {
        return position.isOpen() ? Json.text(margin.setScale(MARGIN_SCALE, RoundingMode.CEILING)) : "0";
    }

    private static BigDecimal markPrice(Venue venue, Position position) {
        return venue.quote(new Listing(Category.LINEAR, position.symbol())).mid();
    }
}
