package io.eternalengine.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;

/**
 * Takes over the positions of an account whose margin no longer covers their maintenance: its orders are cancelled, positions in
 * higher risk tiers are shrunk step by step, and if that does not suffice each position is closed at its bankruptcy price, and what
 * the account then owes is repaid with its coins.
 *
 * <p>The bankruptcy prices are those at which the account's margin is used up, shared out by maintenance margin. Where the market
 * has gone beyond them the other side of the trades bears the loss, as an insurance fund would.
 */
final class Liquidations {

    private static final String BEFORE_LIQUIDATION = "CancelAllBeforeLiq";
    private static final int PRICE_SCALE = 12;

    private final Markets markets;
    private final Margins margins;
    private final Dealing dealing;
    private final Recorder recorder;
    private final Treasury treasury;
    private final VenueClock clock;
    private final LiquidationLadder ladder;

    Liquidations(
            Markets markets, Margins margins, Dealing dealing, Recorder recorder, Treasury treasury, VenueClock clock) {
        this.markets = markets;
        this.margins = margins;
        this.dealing = dealing;
        this.recorder = recorder;
        this.treasury = treasury;
        this.clock = clock;
        this.ladder = new LiquidationLadder(markets, margins, dealing, recorder, clock);
    }

    /** Whether a price of a market can bring an account to an end: it values a position, or a coin that covers one. */
    boolean watches(Listing listing, Collection<Account> accounts) {
        return accounts.stream().anyMatch(account -> isExposed(account, listing));
    }

    private static boolean isExposed(Account account, Listing listing) {
        if (!account.hasPositions()) {
            return false;
        }
        return switch (listing.category()) {
            case LINEAR -> account.position(listing.symbol()).isOpen();
            case SPOT -> account.wallet().balance(Instruments.baseCoin(listing)).signum() != 0;
        };
    }

    /** The price of a market has moved. */
    void afterMove(Listing listing, Collection<Account> accounts) {
        for (Account account : accounts) {
            if (isExposed(account, listing)) {
                check(account);
            }
        }
    }

    /** Takes over what the account's margin no longer covers. */
    void check(Account account) {
        if (!account.hasPositions() || !margins.of(account).isBust()) {
            return;
        }
        for (Order order : account.openOrders()) {
            dealing.withdraw(order);
            recorder.changed(account, order.cancelled(BEFORE_LIQUIDATION, RejectReason.NO_ERROR, clock.nowMs()));
        }
        ladder.descend(account);
        MarginState state = margins.of(account);
        if (!state.isBust()) {
            return;
        }
        List<Position> open =
                account.positions().stream().filter(Position::isOpen).toList();
        List<Takeover> takeovers =
                open.stream().map(position -> takeover(position, state)).toList();
        takeovers.forEach(takeover -> takeOver(account, takeover));
        repay(account);
    }

    private record Takeover(Instrument instrument, Side side, BigDecimal quantity, BigDecimal price) {}

    private Takeover takeover(Position position, MarginState state) {
        return new Takeover(
                markets.instrument(new Listing(Category.LINEAR, position.symbol())),
                position.size().signum() > 0 ? Side.SELL : Side.BUY,
                position.size().abs(),
                margins.bankruptcyPrice(position, state));
    }

    private void takeOver(Account account, Takeover takeover) {
        OrderRequest request = OrderRequest.byVenue(
                takeover.instrument().listing(), takeover.side(), takeover.quantity(), Origin.TAKE_OVER);
        Order order = recorder.opened(account, request, takeover.instrument().feeCoin(takeover.side()), clock.nowMs());
        dealing.fillAt(account, order, new Level(takeover.price(), takeover.quantity()), ExecutionType.BUST_TRADE);
    }

    /** Sells coins for what the account owes; what they do not cover is written off against the other side of the trades. */
    private void repay(Account account) {
        for (String coin : account.wallet().balances().keySet()) {
            BigDecimal debt = account.wallet().balance(Instruments.QUOTE).negate();
            BigDecimal held = account.wallet().balance(coin);
            if (debt.signum() > 0 && held.signum() > 0 && !coin.equals(Instruments.QUOTE)) {
                sell(account, coin, held, debt);
            }
        }
        BigDecimal debt = account.wallet().balance(Instruments.QUOTE).negate();
        if (debt.signum() > 0) {
            treasury.pay(account, Instruments.QUOTE, debt);
            recorder.walletChanged(account);
        }
    }

    private void sell(Account account, String coin, BigDecimal held, BigDecimal debt) {
        Instrument instrument = markets.instrument(new Listing(Category.SPOT, coin + Instruments.QUOTE));
        Quote quote = markets.quote(instrument.listing());
        BigDecimal received = quote.bid().multiply(BigDecimal.ONE.subtract(instrument.takerFeeRate()));
        BigDecimal enough =
                debt.divide(received, PRICE_SCALE, RoundingMode.CEILING).add(instrument.quantityStep());
        BigDecimal quantity = instrument.stepAtOrBelow(held.min(enough));
        if (quantity.signum() > 0) {
            OrderRequest request = OrderRequest.byVenue(instrument.listing(), Side.SELL, quantity, Origin.REPAYMENT);
            Order order = recorder.opened(account, request, instrument.quoteCoin(), clock.nowMs());
            dealing.fillAt(account, order, new Level(quote.bid(), quantity), ExecutionType.TRADE);
        }
    }
}
