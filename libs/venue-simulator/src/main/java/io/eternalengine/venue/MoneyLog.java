package io.eternalengine.venue;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** What moved the wallets, and what orders earned by closing positions; of each account only the newest are kept. */
public final class MoneyLog {

    private final int mostKept;
    private final Map<String, Deque<Transaction>> transactions = new HashMap<>();
    private final Map<String, SequencedMap<String, ClosedProfit>> profits = new HashMap<>();

    MoneyLog(int mostKept) {
        this.mostKept = mostKept;
    }

    void add(String account, Transaction transaction) {
        Deque<Transaction> kept = transactions.computeIfAbsent(account, name -> new ArrayDeque<>());
        kept.add(transaction);
        if (kept.size() > mostKept) {
            kept.remove();
        }
    }

    /** Adds a closing fill to what its order earned so far. */
    void add(String account, ClosedProfit profit) {
        SequencedMap<String, ClosedProfit> kept = profits.computeIfAbsent(account, name -> new LinkedHashMap<>());
        kept.merge(profit.order().id(), profit, ClosedProfit::and);
        if (kept.size() > mostKept) {
            kept.pollFirstEntry();
        }
    }

    /** An account's transactions, newest first. */
    public Collection<Transaction> newestTransactions(String account) {
        return Collections.unmodifiableCollection(
                transactions.getOrDefault(account, new ArrayDeque<>()).reversed());
    }

    /** What an account's orders earned by closing, newest first. */
    public Collection<ClosedProfit> newestProfits(String account) {
        return Collections.unmodifiableCollection(profits.getOrDefault(account, new LinkedHashMap<>())
                .sequencedValues()
                .reversed());
    }
}
