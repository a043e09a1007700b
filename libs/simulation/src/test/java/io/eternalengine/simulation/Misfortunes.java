package io.eternalengine.simulation;

import static io.eternalengine.domain.Markets.dec;

import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Ticker;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.risk.BookView;
import io.eternalengine.risk.RiskInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** What people, exchange and networks do to the portfolio, and how it is made good. */
final class Misfortunes {
    /** In the quote asset, of each side. */
    private static final Decimal DEEP = Decimal.of(10_000_000);

    private static final List<String> PEOPLE = List.of("alice", "bob", "carol");

    private final World world;
    private final Random random;
    private final List<RiskScope> scopes = new ArrayList<>();
    private final Set<InstrumentId> thinned = new TreeSet<>();
    private boolean linked = true;
    private boolean answering = true;
    private boolean feeds;
    private boolean moved;

    Misfortunes(World world, Random random) {
        this.world = world;
        this.random = random;
        scopes.add(RiskScope.ALL);
        for (EngineId engine : EngineId.values()) {
            scopes.add(new RiskScope.OfEngine(engine));
        }
        world.seats().forEach(seat -> scopes.add(new RiskScope.OfAccount(seat.account())));
        RandomMarkets.COINS.forEach(coin -> scopes.add(new RiskScope.OfSymbol(coin + "USDT")));
    }

    /** Mostly nothing. */
    void strike() {
        switch (random.nextInt(60)) {
            case 0 -> world.risk().apply(new RiskInput.HaltAsked(scope(), "the simulation", person()));
            case 1, 2 -> resume(scope(), person());
            case 3, 4, 5, 6 -> resume(RiskScope.ALL, person());
            case 7 -> resume(new RiskScope.OfEngine(EngineId.TACTICAL), person());
            case 8 -> link(false);
            case 9, 10, 11 -> link(true);
            case 12 -> answer(false);
            case 13, 14, 15 -> answer(true);
            case 16 -> world.treasury().deposit(Decimal.of(random.nextInt(100, 400_000)));
            case 17 -> world.treasury().withdraw();
            case 18 ->
                world.risk().apply(new RiskInput.BooksChanged(world.accounts().asReported(account(), false)));
            case 19, 20 -> world.accounts().report(account());
            case 21 -> flashCrash();
            case 22 -> thinBook();
            case 23 -> allFeeds();
            case 24, 25, 26 -> scopes.forEach(scope -> resume(scope, person()));
            default -> {}
        }
    }

    /** Everything that was broken works again. */
    void end() {
        link(true);
        answer(true);
        thinned.forEach(id -> book(id, DEEP));
        world.seats().forEach(seat -> world.accounts().report(seat.account()));
    }

    /** People lift what they halted and approve what the breaker needs. */
    void approve() {
        if (feeds) {
            allFeeds();
        }
        scopes.forEach(scope -> resume(scope, "alice"));
        resume(RiskScope.ALL, "alice");
        resume(RiskScope.ALL, "bob");
    }

    private void resume(RiskScope scope, String person) {
        world.risk().apply(new RiskInput.ResumeAsked(scope, "the simulation", person));
    }

    private void link(boolean held) {
        if (held != linked) {
            linked = held;
            world.engines().deliverToEngines(new EngineInput.RiskLeaseChanged(held));
        }
    }

    private void answer(boolean answers) {
        if (answers != answering) {
            answering = answers;
            world.risk().apply(new RiskInput.ExchangeReported(answers, world.nowMs()));
        }
    }

    private void flashCrash() {
        InstrumentId id = instrument();
        ticker(id, "1");
        ticker(id, "0.94");
        allFeeds();
    }

    private void thinBook() {
        InstrumentId id = instrument();
        feeds = true;
        thinned.add(id);
        book(id, Decimal.of(random.nextInt(50_000, 400_000)));
        allFeeds();
    }

    private void book(InstrumentId id, Decimal depth) {
        Decimal price = world.markets().price(id);
        world.risk()
                .apply(new RiskInput.BookSeen(
                        new BookView(id, price, price.plus(dec("0.01")), depth, depth, world.nowMs())));
    }

    /** News of every feed, so that none counts as silent or frozen. */
    private void allFeeds() {
        moved = !moved;
        RandomMarkets.ALL.forEach(id -> ticker(id, moved ? "1" : "0.9999"));
        world.risk().apply(new RiskInput.TimePassed(world.nowMs()));
    }

    private void ticker(InstrumentId id, String factor) {
        feeds = true;
        Decimal price = world.markets().price(id).times(dec(factor));
        world.risk()
                .apply(new RiskInput.TickerChanged(
                        new Ticker(id, world.nowMs(), price, null, null, null, null, null, 0, 0)));
    }

    private RiskScope scope() {
        return scopes.get(random.nextInt(scopes.size()));
    }

    private String account() {
        return world.seats().get(random.nextInt(world.seats().size())).account();
    }

    private String person() {
        return PEOPLE.get(random.nextInt(PEOPLE.size()));
    }

    private InstrumentId instrument() {
        return RandomMarkets.ALL.get(random.nextInt(RandomMarkets.ALL.size()));
    }
}
