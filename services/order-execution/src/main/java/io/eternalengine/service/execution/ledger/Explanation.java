package io.eternalengine.service.execution.ledger;

import io.eternalengine.bybit.TransactionLogEntry;
import io.eternalengine.domain.model.Decimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds what of the exchange's transaction log explains a difference. The ledger holds everything up to some moment, so what it
 * lacks is the newest part of the log: the entries, newest first, are taken until their sum is the difference. A log that
 * sums to anything else explains nothing, and nothing of it is booked.
 */
public final class Explanation {
    private Explanation() {}

    /**
     * The adjustments that explain a difference, oldest first; none when the log does not explain it.
     *
     * @param entries of the log that are not booked, in any order, of any asset
     * @param dust what may stay unexplained, in USDT
     */
    public static List<Adjustment> of(Difference difference, List<TransactionLogEntry> entries, Decimal dust) {
        List<TransactionLogEntry> newestFirst = entries.stream()
                .filter(entry -> entry.coin().equals(difference.asset()))
                .filter(entry -> !entry.id().isEmpty() && entry.change().signum() != 0)
                .filter(entry -> AdjustmentKind.ofLogType(entry.type()).isPresent())
                .sorted(Comparator.comparingLong(TransactionLogEntry::timeMs)
                        .thenComparing(TransactionLogEntry::id)
                        .reversed())
                .toList();
        return newestFirst.subList(0, explaining(difference, newestFirst, dust)).reversed().stream()
                .map(entry -> adjustment(entry, difference))
                .flatMap(Optional::stream)
                .toList();
    }

    /** How many of the newest entries leave the least unexplained; 0 when that is more than dust. */
    private static int explaining(Difference difference, List<TransactionLogEntry> newestFirst, Decimal dust) {
        Decimal rest = difference.amount();
        Decimal least = rest.abs();
        int best = 0;
        for (int count = 1; count <= newestFirst.size() && !least.isZero(); count++) {
            rest = rest.minus(Decimal.of(newestFirst.get(count - 1).change()));
            if (rest.abs().isBelow(least)) {
                least = rest.abs();
                best = count;
            }
        }
        return least.isZero() || difference.isWorthLessThan(least, dust) ? best : 0;
    }

    private static Optional<Adjustment> adjustment(TransactionLogEntry entry, Difference difference) {
        Decimal amount = Decimal.of(entry.change());
        return AdjustmentKind.ofLogType(entry.type())
                .map(kind -> new Adjustment(
                        Adjustment.idOf(entry),
                        kind,
                        entry.coin(),
                        amount,
                        kind == AdjustmentKind.TRANSFER ? valueOf(amount, difference) : Decimal.ZERO,
                        entry.type(),
                        "",
                        entry.timeMs()));
    }

    /** A transfer of what has no price counts as nothing: it is worth nothing in the account's equity, too. */
    private static Decimal valueOf(Decimal amount, Difference difference) {
        Decimal price = difference.price();
        return price == null ? Decimal.ZERO : amount.times(price);
    }
}
