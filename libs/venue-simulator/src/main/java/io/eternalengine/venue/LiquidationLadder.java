package io.eternalengine.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Optional;

/**
 * The steps before a liquidation takes everything: as long as the margin does not suffice, the position that needs most of it is
 * shrunk to the limit of the next lower risk tier, by a fill-or-kill order no worse than its bankruptcy price. The ladder ends when
 * the margin suffices, when all positions are in their lowest tier, or when an order finds no other side.
 */
final class LiquidationLadder {

    private static final int QUANTITY_SCALE = 18;

    private final Markets markets;
    private final Margins margins;
    private final Dealing dealing;
    private final Recorder recorder;
    private final VenueClock clock;

    LiquidationLadder(Markets markets, Margins margins, Dealing dealing, Recorder recorder, VenueClock clock) {
        this.markets = markets;
        this.margins = margins;
        this.dealing = dealing;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Lowers tiers until the account's margin suffices, if that can be. */
    void descend(Account account) {
        MarginState state = margins.of(account);
        while (state.isBust()) {
            Optional<Position> heaviest = heaviestAboveTheLowestTier(account);
            if (heaviest.isEmpty() || !lower(account, heaviest.get(), state)) {
                return;
            }
            state = margins.of(account);
        }
    }

    private Optional<Position> heaviestAboveTheLowestTier(Account account) {
        return account.positions().stream()
                .filter(position -> position.isOpen() && lowerTier(position).isPresent())
                .max(Comparator.comparing(margins::maintenanceOf));
    }

    private Optional<RiskTiers.Tier> lowerTier(Position position) {
        RiskTiers tiers = RiskTiers.of(position.symbol());
        int id = tiers.tierOf(margins.valueOf(position)).id();
        return tiers.all().stream().filter(tier -> tier.id() == id - 1).findFirst();
    }

    /** Whether the position could be shrunk to its next lower tier. */
    private boolean lower(Account account, Position position, MarginState state) {
        Instrument instrument = markets.instrument(new Listing(Category.LINEAR, position.symbol()));
        BigDecimal limit = lowerTier(position).map(RiskTiers.Tier::limit).orElse(BigDecimal.ZERO);
        BigDecimal tooMuch = margins.valueOf(position)
                .subtract(limit)
                .divide(markets.markPrice(position.symbol()), QUANTITY_SCALE, RoundingMode.CEILING);
        OrderRequest request = OrderRequest.reducing(
                instrument.listing(),
                position.size().signum() > 0 ? Side.SELL : Side.BUY,
                instrument.stepAtOrAbove(tooMuch).min(position.size().abs()),
                margins.bankruptcyPrice(position, state),
                Origin.LIQUIDATION);
        Order order = recorder.opened(account, request, instrument.feeCoin(request.side()), clock.nowMs());
        dealing.enter(account, order, instrument);
        return account.position(position.symbol()).size().compareTo(position.size()) != 0;
    }
}
