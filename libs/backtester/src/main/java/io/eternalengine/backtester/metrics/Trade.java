package io.eternalengine.backtester.metrics;

import io.eternalengine.domain.model.Decimal;
import java.util.List;

/**
 * What is judged as one trade, from its first entry to its last exit.
 *
 * @param form what makes one trade of this engine
 * @param subject the symbol, the coin of a carry, or the deployment
 * @param entryValue of all that was closed, when it was entered; of both legs of a carry
 * @param fees of entries and exits, in the quote asset
 * @param funding received less paid while it was held, in the quote asset
 * @param profit after fees and with funding, in the quote asset
 * @param parts what each closing order closed, in their order
 */
public record Trade(
        String account,
        TradeForm form,
        String subject,
        long enteredMs,
        long exitedMs,
        Decimal entryValue,
        Decimal fees,
        Decimal funding,
        Decimal profit,
        List<RoundTrip> parts) {
    public Trade {
        parts = List.copyOf(parts);
    }

    static Trade of(
            String account, TradeForm form, String subject, long enteredMs, Decimal funding, List<RoundTrip> parts) {
        Decimal entryValue = Decimal.ZERO;
        Decimal fees = Decimal.ZERO;
        Decimal gross = Decimal.ZERO;
        for (RoundTrip part : parts) {
            entryValue = entryValue.plus(part.entryValue());
            fees = fees.plus(part.fees());
            gross = gross.plus(part.gross());
        }
        return new Trade(
                account,
                form,
                subject,
                enteredMs,
                parts.getLast().exitedMs(),
                entryValue,
                fees,
                funding,
                gross.minus(fees).plus(funding),
                parts);
    }

    public boolean wins() {
        return profit.isPositive();
    }
}
