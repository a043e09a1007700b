package io.eternalengine.service.execution.ledger;

import io.eternalengine.bybit.ExecutionReport;
import io.eternalengine.bybit.TransactionLogEntry;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;

/**
 * A change of a balance that no execution of ours made.
 *
 * @param id of the exchange's transaction log, or of the operator's request; each is booked once
 * @param asset the coin, or the symbol of a perpetual whose position was accepted
 * @param amount signed, in the asset
 * @param deposit what of it counts as money from outside, in USDT; the rest is profit or loss
 * @param reason what the exchange calls it, or why a person accepted it
 * @param acceptedBy the person; empty when the exchange's log explains it
 */
public record Adjustment(
        String id,
        AdjustmentKind kind,
        String asset,
        Decimal amount,
        Decimal deposit,
        String reason,
        String acceptedBy,
        long atMs) {
    /** Of all perpetuals that are traded here. */
    private static final String SETTLEMENT_ASSET = "USDT";

    /** A funding payment that the private stream reported, under the id that the transaction log has it under. */
    public static Adjustment funding(ExecutionReport report) {
        return new Adjustment(
                report.execId(),
                AdjustmentKind.FUNDING,
                report.feeCoin().isEmpty() ? SETTLEMENT_ASSET : report.feeCoin(),
                Decimal.of(report.fee().negate()),
                Decimal.ZERO,
                "funding of " + report.symbol(),
                "",
                report.timeMs());
    }

    /** Under which an entry of the exchange's transaction log is booked: a funding payment has the id of its execution. */
    static String idOf(TransactionLogEntry entry) {
        boolean isFunding = AdjustmentKind.ofLogType(entry.type())
                .filter(kind -> kind == AdjustmentKind.FUNDING)
                .isPresent();
        return isFunding && !entry.tradeId().isEmpty() ? entry.tradeId() : entry.id();
    }

    public Adjustment {
        Require.text("id", id);
        Require.text("asset", asset);
        Require.check(!amount.isZero(), "amount", amount, "must not be 0", amount);
    }
}
