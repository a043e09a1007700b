package io.eternalengine.domain.accounting;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Require;
import io.eternalengine.domain.state.FrozenMap;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.List;
import java.util.function.Function;

/**
 * The books of all accounts. {@code apply} is the only way in which they change, and whatever is applied, {@link
 * Conservation#difference()} is 0.
 *
 * @param accounts by name; an account begins with its first event
 */
public record PortfolioLedger(String quoteAsset, LotMethod method, FrozenMap<String, AccountLedger> accounts) {
    public PortfolioLedger {
        Require.text("quoteAsset", quoteAsset);
    }

    public static PortfolioLedger empty(String quoteAsset, LotMethod method) {
        return new PortfolioLedger(quoteAsset, method, FrozenMap.empty());
    }

    public AccountLedger account(String name) {
        AccountLedger known = accounts.get(name);
        return known == null ? AccountLedger.empty(quoteAsset, method) : known;
    }

    /**
     * The books after an event.
     *
     * @throws IllegalArgumentException when more coins are sold or sent than are held, or a fee is in a third asset
     */
    public PortfolioLedger apply(LedgerEvent event) {
        return switch (event) {
            case LedgerEvent.Traded traded -> {
                String name = traded.execution().account();
                yield with(name, account(name).traded(traded.execution(), traded.baseAsset()));
            }
            case LedgerEvent.FundingSettled settled -> {
                Decimal amount = account(settled.account())
                        .position(settled.instrument())
                        .fundingAt(settled.rate(), settled.markPrice());
                yield with(settled.account(), account(settled.account()).funded(amount));
            }
            case LedgerEvent.FundingPaid paid ->
                with(paid.account(), account(paid.account()).funded(paid.amount()));
            case LedgerEvent.Deposited deposited ->
                with(
                        deposited.account(),
                        account(deposited.account())
                                .deposited(deposited.asset(), deposited.amount(), deposited.value(), deposited.atMs()));
            case LedgerEvent.Withdrawn withdrawn ->
                with(
                        withdrawn.account(),
                        account(withdrawn.account())
                                .withdrawn(withdrawn.asset(), withdrawn.amount(), withdrawn.value()));
            case LedgerEvent.Transferred transferred -> transfer(transferred);
        };
    }

    private PortfolioLedger transfer(LedgerEvent.Transferred transfer) {
        var from = new LedgerEntry(account(transfer.fromAccount()));
        List<Lot> lots = from.send(transfer.asset(), transfer.amount());
        var to = new LedgerEntry(account(transfer.toAccount()));
        to.receive(transfer.asset(), transfer.amount(), lots);
        return with(transfer.fromAccount(), from.booked()).with(transfer.toAccount(), to.booked());
    }

    private PortfolioLedger with(String name, AccountLedger account) {
        return new PortfolioLedger(quoteAsset, method, accounts.with(name, account));
    }

    /** What all accounts are worth, in the quote asset. */
    public Decimal equity(Function<String, Decimal> priceOfCoin, Function<InstrumentId, Decimal> markPrice) {
        return accounts.values().stream()
                .map(account -> account.equity(priceOfCoin, markPrice))
                .reduce(Decimal.ZERO, Decimal::plus);
    }

    /** Where all money is, over all accounts; transfers between them cancel out. */
    public Conservation conservation() {
        Conservation everywhere = Conservation.NOTHING;
        for (int i = 0; i < accounts.size(); i++) {
            everywhere = everywhere.plus(accounts.valueAt(i).conservation());
        }
        return everywhere;
    }

    public void write(StateWriter writer) {
        writer.writeText(quoteAsset)
                .writeEnum(method)
                .writeMap(accounts, StateWriter::writeText, (out, account) -> account.write(out));
    }

    public static PortfolioLedger read(StateReader reader) {
        return new PortfolioLedger(
                reader.readText(),
                reader.readEnum(LotMethod.class),
                FrozenMap.copyOf(reader.readMap(StateReader::readText, AccountLedger::read)));
    }
}
