package io.eternalengine.simulation;

import io.eternalengine.domain.accounting.PortfolioLedger;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.state.StateHash;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.risk.RiskInput;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The whole portfolio from one seed: five engines, risk and orchestration, all of them the real ones, on random markets and
 * at a venue that fills, fails and delays; some messages come twice, the second time late. In a <em>racing</em> world messages
 * of different kinds overtake each other, and intents reach risk late; otherwise what the venue says is received before anything
 * else happens. Each part has a room of its own; its {@link Life} stands elsewhere.
 */
final class World {
    static final Decimal FIRST_CAPITAL = Decimal.of(1_000_000);

    private final List<Watch> watches;
    private final Random restarts;
    private final boolean restarting;
    private final boolean racing;
    private final boolean roomy;
    private final Applying applying;
    private final Accounts accounts;
    private final RiskRoom risk;
    private final Exchange exchange;
    private final EngineRoom engines;
    private final Treasury treasury;
    private final Misfortunes misfortunes;
    private boolean storm;

    World(WorldPlan plan, List<Watch> watches) {
        this.watches = watches;
        var random = new Random(plan.seed());
        restarts = new Random(~plan.seed());
        restarting = plan.restarting();
        applying = plan.applying();
        racing = random.nextInt(3) == 0;
        roomy = random.nextBoolean();
        var rules = Lineup.risk(roomy);
        accounts = new Accounts(this, plan.books());
        risk = new RiskRoom(this, plan.risk().apply(rules));
        exchange = new Exchange(this, random, new RandomMarkets(random));
        engines = new EngineRoom(this, random, racing, plan.lineup().apply(random.nextBoolean()));
        treasury = new Treasury(this, random, roomy ? "0.10" : "0.02");
        misfortunes = new Misfortunes(this, random);
        begin();
    }

    private void begin() {
        for (InstrumentId id : RandomMarkets.ALL) {
            Instrument rules = RandomMarkets.rulesOf(id);
            risk.apply(new RiskInput.InstrumentDescribed(rules));
            engines.deliverToEngines(new EngineInput.InstrumentDescribed(rules));
        }
        seats().forEach(seat -> accounts.report(seat.account()));
        engines.deliverToEngines(new EngineInput.RiskLeaseChanged(true));
        exchange.hour(exchange.markets()::rest);
        treasury.deposit(FIRST_CAPITAL);
        treasury.carryOut(true);
        engines.deliver();
    }

    void notifyWatches(Consumer<Watch> news) {
        watches.forEach(news);
    }

    <I, O> O apply(String who, Machine<I, O> machine, I input) {
        return applying.apply(who, machine, input);
    }

    boolean restartIsDue() {
        return restarts.nextInt(40) == 0 && restarting;
    }

    boolean repeatIsDue() {
        return restarts.nextInt(40) == 0;
    }

    boolean isStormy() {
        return storm;
    }

    void stormy(boolean now) {
        storm = now;
        venue().goodDays(!now);
    }

    /** Whether one asset may be all of the portfolio in this world. */
    boolean isRoomy() {
        return roomy;
    }

    boolean isRacing() {
        return racing;
    }

    Accounts accounts() {
        return accounts;
    }

    RiskRoom risk() {
        return risk;
    }

    EngineRoom engines() {
        return engines;
    }

    Treasury treasury() {
        return treasury;
    }

    Misfortunes misfortunes() {
        return misfortunes;
    }

    Exchange exchange() {
        return exchange;
    }

    Venue venue() {
        return exchange.venue();
    }

    RandomMarkets markets() {
        return exchange.markets();
    }

    long nowMs() {
        return exchange.nowMs();
    }

    PortfolioLedger ledger() {
        return accounts.ledger();
    }

    /** The latest close that was published; 0 before the first. */
    Decimal mark(InstrumentId id) {
        return accounts.mark(id);
    }

    List<Seat> seats() {
        return engines.seats();
    }

    Seat seat(String account) {
        return seats().stream()
                .filter(seat -> seat.account().equals(account))
                .findFirst()
                .orElseThrow();
    }

    /** Hashes of everyone's state. */
    Map<String, String> stateHashes() {
        var hashes = new TreeMap<String, String>();
        seats().forEach(seat -> hashes.put(seat.account(), hash(seat.engine().snapshot())));
        hashes.put("RISK", hash(risk.bytes()));
        hashes.put("ORCHESTRATION", hash(treasury.bytes()));
        return hashes;
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(StateHash.of(bytes));
    }
}
