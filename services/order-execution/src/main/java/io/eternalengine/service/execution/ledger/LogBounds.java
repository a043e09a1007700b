package io.eternalengine.service.execution.ledger;

import io.eternalengine.bybit.TransactionLogEntry;
import java.util.Map;
import java.util.Set;

/**
 * Which entries of the exchange's transaction log the ledger may still lack. It holds everything of before its account was opened. And
 * once a balance was adjusted, ledger and wallet were equal in that asset: what is older is in the ledger, whoever explained it.
 *
 * @param openedAtMs exchange's time of the account's opening; 0 while that is not known, and then nothing may be lacking
 * @param adjustedAtMs time of the newest adjustment, by asset
 * @param booked ids of what was booked
 */
public record LogBounds(long openedAtMs, Map<String, Long> adjustedAtMs, Set<String> booked) {
    public LogBounds {
        adjustedAtMs = Map.copyOf(adjustedAtMs);
        booked = Set.copyOf(booked);
    }

    public boolean mayBeLacking(TransactionLogEntry entry) {
        return openedAtMs > 0
                && entry.timeMs() >= Math.max(openedAtMs, adjustedAtMs.getOrDefault(entry.coin(), 0L))
                && !booked.contains(Adjustment.idOf(entry));
    }
}
