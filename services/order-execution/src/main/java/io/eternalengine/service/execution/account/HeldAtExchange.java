package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.Position;
import io.eternalengine.bybit.Side;
import io.eternalengine.bybit.WalletBalance;
import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.service.execution.ledger.AcceptanceRequest;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the exchange says that an account holds: coins, and positions in perpetuals.
 *
 * @param positions empty when the exchange was asked and did not say: then nothing is known of them
 */
record HeldAtExchange(WalletBalance wallet, Optional<List<Position>> positions) {

    /**
     * Asks now; empty when the exchange does not state the wallet.
     *
     * @param asksPositions whether the account may hold positions in perpetuals; of another one the exchange is asked for none
     */
    static Optional<HeldAtExchange> ask(VenueAccount venue, boolean asksPositions) {
        return venue.wallet() instanceof Outcome.Accepted<WalletBalance>(WalletBalance wallet)
                ? Optional.of(new HeldAtExchange(wallet, asksPositions ? positions(venue) : Optional.of(List.of())))
                : Optional.empty();
    }

    /** Positions alone; of coins nothing is known. */
    static HeldAtExchange ofPositions(List<Position> positions) {
        return new HeldAtExchange(new WalletBalance(null, null, null, List.of()), Optional.of(positions));
    }

    private static Optional<List<Position>> positions(VenueAccount venue) {
        return venue.positions() instanceof Outcome.Accepted<List<Position>>(List<Position> positions)
                ? Optional.of(List.copyOf(positions))
                : Optional.empty();
    }

    /** Whether the exchange holds in each perpetual what the ledger says. */
    boolean hasPositionsOf(AccountBooks books) {
        return positions.isPresent() && positionsBeyond(books).isEmpty();
    }

    /**
     * What must be covered of the positions, as a part of the margin balance; empty when the exchange does not say. A balance below 0 covers
     * nothing: that is 1, at which the exchange liquidates.
     */
    Optional<Decimal> marginRate() {
        return Optional.ofNullable(wallet.maintenanceMarginRate())
                .map(Decimal::of)
                .map(rate -> rate.isNegative() ? Decimal.ONE : rate);
    }

    /** The position in a symbol, if the exchange states one that is open. */
    Optional<Position> position(InstrumentId instrument) {
        return positions.orElse(List.of()).stream()
                .filter(position -> position.symbol().equals(instrument.symbol())
                        && position.size().signum() != 0)
                .findFirst();
    }

    /** The position in a perpetual as the ledger would have it: with what it cost by the exchange's average price. */
    PerpetualPosition positionFor(InstrumentId instrument) {
        return position(instrument)
                .map(position -> new PerpetualPosition(
                        quantity(position), quantity(position).times(Decimal.of(position.averagePrice()))))
                .orElse(PerpetualPosition.FLAT);
    }

    /** What the exchange has more than the ledger, signed: by coin, and by the words for a position in a perpetual. */
    Map<String, Decimal> beyond(AccountBooks books) {
        Map<String, Decimal> beyond = balancesBeyond(books);
        if (positions.isPresent()) {
            positionsBeyond(books)
                    .forEach((instrument, amount) -> beyond.put(AcceptanceRequest.positionIn(instrument), amount));
        }
        return beyond;
    }

    /** What the exchange has more than the ledger, signed, of each asset in which the two differ. */
    Map<String, Decimal> balancesBeyond(AccountBooks books) {
        var assets = new TreeSet<>(books.balances().amounts().keySet());
        wallet.coins().forEach(coin -> assets.add(coin.coin()));
        var amounts = new TreeMap<String, Decimal>();
        for (String asset : assets) {
            Decimal amount = Decimal.of(wallet.walletBalanceOf(asset))
                    .minus(books.balances().of(asset));
            if (!amount.isZero()) {
                amounts.put(asset, amount);
            }
        }
        return amounts;
    }

    /** What the exchange has more than the ledger of each perpetual, signed; nothing where the two agree. */
    Map<InstrumentId, Decimal> positionsBeyond(AccountBooks books) {
        var amounts = new TreeMap<InstrumentId, Decimal>();
        books.perpetuals()
                .forEach((instrument, held) ->
                        amounts.put(instrument, held.quantity().negated()));
        positions
                .orElse(List.of())
                .forEach(position ->
                        amounts.merge(InstrumentId.linear(position.symbol()), quantity(position), Decimal::plus));
        amounts.values().removeIf(Decimal::isZero);
        return amounts;
    }

    private static Decimal quantity(Position position) {
        Decimal size = Decimal.of(position.size());
        return position.side() == Side.SELL ? size.negated() : size;
    }
}
