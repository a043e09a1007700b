package io.eternalengine.local.fleet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An execution by the venue's own record.
 *
 * @param sequence the venue's running number
 * @param funding whether it is a settlement of funding, not a trade
 * @param quantity in the base coin; positive when bought
 * @param value in the quote coin, never negative
 * @param fee in {@code feeCoin}, positive when paid; of a settlement what funding cost
 */
record VenueFill(
        String account,
        boolean linear,
        String symbol,
        long sequence,
        long atMs,
        boolean funding,
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal value,
        BigDecimal fee,
        String feeCoin) {
    private static final String QUOTE = "USDT";

    /** All of a list, oldest first. */
    static List<VenueFill> of(JsonNode executions) {
        List<VenueFill> fills = new ArrayList<>();
        executions.forEach(execution -> fills.add(one(execution)));
        fills.sort(Comparator.comparingLong(VenueFill::sequence));
        return fills;
    }

    private static VenueFill one(JsonNode execution) {
        BigDecimal quantity = new BigDecimal(execution.path("execQty").asText());
        return new VenueFill(
                execution.path("account").asText(),
                execution.path("category").asText().equals("linear"),
                execution.path("symbol").asText(),
                execution.path("seq").asLong(),
                Long.parseLong(execution.path("execTime").asText()),
                execution.path("execType").asText().equals("Funding"),
                new BigDecimal(execution.path("execPrice").asText()),
                execution.path("side").asText().equals("Buy") ? quantity : quantity.negate(),
                new BigDecimal(execution.path("execValue").asText()),
                new BigDecimal(execution.path("execFee").asText()),
                execution.path("feeCoin").asText());
    }

    /** The coin that is traded. */
    String coin() {
        return symbol.endsWith(QUOTE) ? symbol.substring(0, symbol.length() - QUOTE.length()) : symbol;
    }

    /** What was paid as a fee, in the quote coin at the price of the fill. */
    BigDecimal feeInQuote() {
        return feeCoin.equals(coin()) ? fee.multiply(price) : fee;
    }

    /** What the holding of the coin changed by: a fee may be paid in it. */
    BigDecimal received() {
        return !linear && feeCoin.equals(coin()) ? quantity.subtract(fee) : quantity;
    }
}
