package io.eternalengine.simulation;

import io.eternalengine.domain.accounting.AccountLedger;
import io.eternalengine.domain.accounting.LedgerEvent;
import io.eternalengine.domain.accounting.LotMethod;
import io.eternalengine.domain.accounting.PortfolioLedger;
import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.risk.Mark;
import io.eternalengine.risk.RiskInput;
import java.util.Map;
import java.util.TreeMap;

/** What every account at the exchange holds, and what it is worth at the latest closes. */
final class Accounts {
    private final World world;
    private final Books rule;
    private final Map<InstrumentId, Decimal> marks = new TreeMap<>();
    private PortfolioLedger ledger = PortfolioLedger.empty("USDT", LotMethod.AVERAGE);

    Accounts(World world, Books rule) {
        this.world = world;
        this.rule = rule;
    }

    PortfolioLedger ledger() {
        return ledger;
    }

    AccountLedger of(String account) {
        return ledger.account(account);
    }

    void book(LedgerEvent event) {
        ledger = rule.after(ledger, event);
        world.notifyWatches(watch -> watch.booked(world, event));
    }

    void report(String account) {
        world.risk().apply(new RiskInput.BooksChanged(asReported(account, true)));
    }

    /** An account as order execution reports it to risk. */
    AccountBooks asReported(String name, boolean reconciled) {
        AccountLedger account = of(name);
        var amounts = new TreeMap<String, Decimal>();
        account.spot().forEach((coin, lots) -> amounts.put(coin, lots.quantity()));
        if (!account.cash().isZero()) {
            amounts.put("USDT", account.cash());
        }
        return new AccountBooks(
                name,
                new SpotBalances(amounts),
                account.netDeposits().plus(account.netTransfers()),
                world.nowMs(),
                reconciled,
                reconciled ? "" : "by the simulation",
                account.perpetuals());
    }

    void marked(InstrumentId id, Decimal close) {
        marks.put(id, close);
    }

    /** The latest close that was published; 0 before the first. */
    Decimal mark(InstrumentId id) {
        return marks.getOrDefault(id, Decimal.ZERO);
    }

    /** An account at the latest closes. */
    Decimal equity(String account) {
        return of(account).equity(this::coinMark, this::mark);
    }

    /** All accounts at the latest closes. */
    Decimal equity() {
        return ledger.equity(this::coinMark, this::mark);
    }

    /** All accounts at other prices; a market without one counts as nothing. */
    Decimal equityAt(Map<InstrumentId, Mark> marks) {
        return ledger.equity(coin -> priceAt(marks, InstrumentId.spot(coin + "USDT")), id -> priceAt(marks, id));
    }

    private static Decimal priceAt(Map<InstrumentId, Mark> marks, InstrumentId id) {
        Mark mark = marks.get(id);
        return mark == null ? Decimal.ZERO : mark.price();
    }

    private Decimal coinMark(String coin) {
        return mark(InstrumentId.spot(coin + "USDT"));
    }
}
