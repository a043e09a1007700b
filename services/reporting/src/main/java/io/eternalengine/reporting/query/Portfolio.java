package io.eternalengine.reporting.query;

import io.eternalengine.reporting.model.Account;
import io.eternalengine.reporting.model.AccountBalance;
import io.eternalengine.reporting.model.Allocation;
import io.eternalengine.reporting.model.Mark;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the accounts hold, valued at the latest marks. An asset's mark is the close of its spot pair with USDT. */
final class Portfolio {
    private static final String CURRENCY = "USDT";
    private static final int WEIGHT_DECIMALS = 6;

    private final List<Account> accounts;
    private final List<AccountBalance> balances;
    private final Map<String, Mark> marks;
    private final BigDecimal totalValue;

    Portfolio(List<Account> accounts, List<AccountBalance> balances, List<Mark> spotMarks) {
        this.accounts = accounts;
        this.balances = balances.stream()
                .filter(balance -> balance.amount.signum() != 0)
                .toList();
        this.marks = spotMarks.stream().collect(Collectors.toMap(mark -> mark.symbol, Function.identity()));
        this.totalValue = sum(this.balances);
    }

    /** Largest value first, what has no mark last. */
    List<Summary.PositionView> positions() {
        return positions(balances);
    }

    private List<Summary.PositionView> positions(List<AccountBalance> some) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        some.forEach(balance -> amounts.merge(balance.asset, balance.amount, BigDecimal::add));
        return amounts.entrySet().stream()
                .map(held -> position(held.getKey(), held.getValue()))
                .sorted(Comparator.comparing(
                        Summary.PositionView::value, Comparator.nullsLast(Comparator.reverseOrder())))
                .toList();
    }

    List<Summary.AccountView> accounts() {
        List<Summary.AccountView> views = new ArrayList<>();
        for (Account account : accounts) {
            List<AccountBalance> own = balancesOf(account.name);
            views.add(new Summary.AccountView(
                    account.name,
                    account.asOf,
                    account.netDeposits,
                    sum(own),
                    account.reconciled,
                    account.difference,
                    own.stream()
                            .filter(balance -> value(balance) == null)
                            .map(balance -> balance.asset)
                            .toList(),
                    positions(own)));
        }
        return views;
    }

    Summary.AllocationView allocation(Allocation allocation) {
        boolean known = accounts.stream().anyMatch(account -> account.name.equals(allocation.account));
        return new Summary.AllocationView(
                allocation.engine,
                allocation.account,
                allocation.totalCapital,
                allocation.engineCapital,
                known ? sum(balancesOf(allocation.account)) : null);
    }

    private List<AccountBalance> balancesOf(String account) {
        return balances.stream()
                .filter(balance -> balance.account.equals(account))
                .toList();
    }

    private BigDecimal sum(List<AccountBalance> some) {
        BigDecimal sum = BigDecimal.ZERO;
        for (AccountBalance balance : some) {
            BigDecimal value = value(balance);
            sum = value == null ? sum : sum.add(value);
        }
        return sum;
    }

    private @Nullable BigDecimal value(AccountBalance balance) {
        return value(balance.asset, balance.amount);
    }

    private @Nullable BigDecimal value(String asset, BigDecimal amount) {
        BigDecimal price = price(asset);
        return price == null ? null : amount.multiply(price);
    }

    private @Nullable BigDecimal price(String asset) {
        if (asset.equals(CURRENCY)) {
            return BigDecimal.ONE;
        }
        Mark mark = marks.get(asset + CURRENCY);
        return mark == null ? null : mark.price;
    }

    private Summary.PositionView position(String asset, BigDecimal amount) {
        BigDecimal value = value(asset, amount);
        return new Summary.PositionView(
                asset, amount, price(asset), markAt(asset), value, value == null ? null : weight(value));
    }

    private @Nullable Instant markAt(String asset) {
        Mark mark = marks.get(asset + CURRENCY);
        return mark == null ? null : mark.closedAt;
    }

    private @Nullable BigDecimal weight(BigDecimal value) {
        return totalValue.signum() <= 0 ? null : value.divide(totalValue, WEIGHT_DECIMALS, RoundingMode.HALF_EVEN);
    }
}
