package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.AccountInformation;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.Position;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.logging.LogLine;
import io.eternalengine.service.execution.journal.Journal;
import io.eternalengine.service.execution.market.MarketView;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Brings an account into the state in which exposure may be opened: nothing can be borrowed for a spot order; and for each perpetual a
 * unified account with cross margin, one position, and leverage at its bound. It looks at the start, again every few minutes, and before
 * an opening that comes first. What it finds otherwise, and what the exchange does not confirm for minutes, keeps openings back and raises
 * one alert; reductions go on.
 */
final class AccountSettings {
    private static final Logger LOG = Logger.getLogger(AccountSettings.class);
    private static final String CROSS_MARGIN = "REGULAR_MARGIN";
    /** A person may change the settings at any time, so what was found is not believed for ever. */
    private static final Duration BELIEVED_FOR = Duration.ofMinutes(5);
    /** Often enough that no opening finds a belief that has ended. */
    private static final Duration LOOKS_EVERY = Duration.ofMinutes(4);
    /** Stands for what concerns all spot markets alike. */
    private static final String SPOT = "";

    private final VenueAccount venue;
    private final Journal journal;
    private final MarketView market;
    private final Decimal leverage;
    private final Set<String> perpetuals;
    /** When the account was found ready for a perpetual, or for spot, by the monotonic clock. */
    private final Map<String, Long> readySinceNanos = new HashMap<>();

    /** What it is not ready for and of which an alert was raised. */
    private final Set<String> unready = new HashSet<>();
    /** What is still to be looked at in this round. */
    private final SequencedSet<String> toLookAt = new LinkedHashSet<>();

    private final LongSupplier nanoTime;
    private long nextRoundAtNanos;

    /** Settings of an account, with its own bounds of leverage, symbols and whether it may open perpetuals at all. */
    AccountSettings(VenueAccount venue, Journal journal, MarketView market, ExecutionParameters parameters) {
        this(venue, journal, market, parameters, System::nanoTime);
    }

    /** @param nanoTime the monotonic clock */
    AccountSettings(
            VenueAccount venue,
            Journal journal,
            MarketView market,
            ExecutionParameters parameters,
            LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.nextRoundAtNanos = nanoTime.getAsLong();
        this.venue = venue;
        this.journal = journal;
        this.market = market;
        this.leverage = parameters.leverage();
        this.perpetuals = parameters.perpetualAccounts().contains(venue.name())
                ? new TreeSet<>(parameters.capsOf(venue.name()).symbols())
                : Set.of();
    }

    /** Whether exposure may be opened in an instrument now; asks the exchange when that is not known. */
    boolean isReadyFor(InstrumentId instrument, long nowMs) {
        String name = instrument.category() == MarketCategory.SPOT ? SPOT : instrument.symbol();
        return isBelievedReady(name) || isFoundReady(name, nowMs);
    }

    /** Looks at one thing, if any is due: a perpetual only once market data describes it. */
    void lookAtNext(long nowMs) {
        if (nanoTime.getAsLong() - nextRoundAtNanos >= 0) {
            nextRoundAtNanos = nanoTime.getAsLong() + LOOKS_EVERY.toNanos();
            toLookAt.add(SPOT);
            toLookAt.addAll(perpetuals);
        }
        toLookAt.stream().filter(this::isKnown).findFirst().ifPresent(name -> {
            toLookAt.remove(name);
            var _ = isFoundReady(name, nowMs);
        });
    }

    private boolean isKnown(String name) {
        return name.equals(SPOT) || market.instrument(InstrumentId.linear(name)).isPresent();
    }

    private boolean isFoundReady(String name, long nowMs) {
        Optional<Obstacle> obstacle = borrowing();
        if (obstacle.isEmpty() && !name.equals(SPOT)) {
            obstacle = accountsObstacle().or(() -> symbolsObstacle(name, nowMs));
        }
        if (obstacle.isEmpty()) {
            readySinceNanos.put(name, nanoTime.getAsLong());
            unready.remove(name);
            return true;
        }
        if (obstacle.get().isSilence() && isBelievedReady(name)) {
            return true;
        }
        readySinceNanos.remove(name);
        if (unready.add(name)) {
            report(name, obstacle.get().cause(), nowMs);
        }
        return false;
    }

    private boolean isBelievedReady(String name) {
        Long sinceNanos = readySinceNanos.get(name);
        return sinceNanos != null && nanoTime.getAsLong() - sinceNanos < BELIEVED_FOR.toNanos();
    }

    private void report(String name, String cause, long nowMs) {
        String what = name.equals(SPOT) ? "opens nothing in spot" : "opens no perpetual of " + name;
        LogLine.of("account-settings")
                .with("account", venue.name())
                .with("symbol", name)
                .with("cause", cause)
                .warn(LOG);
        journal.alert("account " + venue.name() + " " + what, cause, nowMs);
    }

    /** With spot margin a purchase beyond the cash borrows by itself. */
    private Optional<Obstacle> borrowing() {
        Outcome<Boolean> outcome = venue.spotMargin();
        if (!(outcome instanceof Outcome.Accepted<Boolean>(Boolean on))) {
            return Obstacle.in("the exchange does not say whether spot margin is on: ", outcome);
        }
        return on ? Obstacle.found("spot margin is on, so orders may borrow: must be off") : Optional.empty();
    }

    private Optional<Obstacle> accountsObstacle() {
        Outcome<AccountInformation> outcome = venue.accountInformation();
        if (!(outcome instanceof Outcome.Accepted<AccountInformation>(AccountInformation information))) {
            return Obstacle.in("the exchange does not say how the account is set: ", outcome);
        }
        if (!information.isUnified()) {
            return Obstacle.found("the account must be a unified one");
        }
        return information.marginMode().equals(CROSS_MARGIN)
                ? Optional.empty()
                : Obstacle.found("the margin mode is " + information.marginMode() + ": must be " + CROSS_MARGIN);
    }

    private Optional<Obstacle> symbolsObstacle(String symbol, long nowMs) {
        Outcome<Boolean> oneWay = venue.oneWayMode(symbol);
        if (!(oneWay instanceof Outcome.Accepted<?>)) {
            return Obstacle.in("one position a symbol is not confirmed for " + symbol + ": ", oneWay);
        }
        Outcome<List<Position>> outcome = venue.positions(symbol);
        if (!(outcome instanceof Outcome.Accepted<List<Position>>(List<Position> positions))) {
            return Obstacle.in("the exchange does not say what the leverage of " + symbol + " is: ", outcome);
        }
        Decimal found = positions.stream()
                .map(position -> Decimal.of(position.leverage()))
                .reduce(Decimal.ZERO, Decimal::max);
        // A person may have chosen less; 0 is what is not stated.
        return found.isPositive() && found.isAtMost(leverage) ? Optional.empty() : lower(symbol, found, nowMs);
    }

    private Optional<Obstacle> lower(String symbol, Decimal found, long nowMs) {
        Outcome<Boolean> limited = venue.leverage(symbol, leverage.toBigDecimal());
        LogLine.of("leverage")
                .with("account", venue.name())
                .with("symbol", symbol)
                .with("found", found)
                .with("set", leverage)
                .with("outcome", limited)
                .warn(LOG);
        if (limited instanceof Outcome.Accepted<?> && readySinceNanos.containsKey(symbol)) {
            journal.alert(
                    "account " + venue.name() + ": the leverage of " + symbol + " was changed",
                    "It was " + found + " at the exchange and is " + leverage + " again: must not be above that",
                    nowMs);
        }
        return limited instanceof Outcome.Accepted<?>
                ? Optional.empty()
                : Obstacle.in("leverage of " + leverage + " is not confirmed for " + symbol + ": ", limited);
    }

    /**
     * Why nothing may be opened.
     *
     * @param isSilence whether the exchange only did not say: that takes no belief away before its time
     */
    private record Obstacle(String cause, boolean isSilence) {
        static Optional<Obstacle> found(String cause) {
            return Optional.of(new Obstacle(cause, false));
        }

        static Optional<Obstacle> in(String about, Outcome<?> outcome) {
            boolean isSaid = outcome instanceof Outcome.Rejected<?> || outcome instanceof Outcome.Stop<?>;
            return Optional.of(new Obstacle(about + outcome, !isSaid));
        }
    }
}
