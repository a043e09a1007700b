package io.eternalengine.domain.accounting;

import io.eternalengine.domain.model.Decimal;

/**
 * Where all money is, in the quote asset: what came in is in cash, in coins at their cost, or went as fees; what was
 * gained by trading and by funding came on top.
 *
 * @param cash in the quote asset; of perpetuals it holds what is realised
 * @param spotCost of the coins held
 * @param fees paid, those in coins at the price of their trade
 * @param funding received less paid
 * @param profit realised by trading, before fees
 * @param netTransfers into the account from other accounts, coins at cost; 0 over a portfolio
 * @param netDeposits from outside
 */
public record Conservation(
        Decimal cash,
        Decimal spotCost,
        Decimal fees,
        Decimal funding,
        Decimal profit,
        Decimal netTransfers,
        Decimal netDeposits) {
    static final Conservation NOTHING = new Conservation(
            Decimal.ZERO, Decimal.ZERO, Decimal.ZERO, Decimal.ZERO, Decimal.ZERO, Decimal.ZERO, Decimal.ZERO);

    /** {@code cash + spot cost + fees − funding − profit − transfers − deposits}: 0 when no unit was lost or made. */
    public Decimal difference() {
        return cash.plus(spotCost)
                .plus(fees)
                .minus(funding)
                .minus(profit)
                .minus(netTransfers)
                .minus(netDeposits);
    }

    Conservation plus(Conservation other) {
        return new Conservation(
                cash.plus(other.cash),
                spotCost.plus(other.spotCost),
                fees.plus(other.fees),
                funding.plus(other.funding),
                profit.plus(other.profit),
                netTransfers.plus(other.netTransfers),
                netDeposits.plus(other.netDeposits));
    }
}
