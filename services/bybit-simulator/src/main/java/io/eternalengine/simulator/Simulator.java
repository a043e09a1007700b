package io.eternalengine.simulator;

import io.eternalengine.simulator.stream.PrivateFeed;
import io.eternalengine.simulator.stream.PublicFeed;
import io.eternalengine.simulator.stream.SecondFilled;
import io.eternalengine.venue.BookDepth;
import io.eternalengine.venue.Category;
import io.eternalengine.venue.Listing;
import io.eternalengine.venue.Refusal;
import io.eternalengine.venue.ReturnCode;
import io.eternalengine.venue.Venue;
import io.eternalengine.venue.VenueEvent;
import io.eternalengine.venue.VenueRules;
import io.eternalengine.venue.market.Candle;
import io.eternalengine.venue.market.DataDirectory;
import io.eternalengine.venue.market.GeneratedMarket;
import io.eternalengine.venue.market.MarketHistory;
import io.eternalengine.venue.market.MarketListener;
import io.eternalengine.venue.market.Playback;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole simulator without its network: venue, playback and feeds, on one thread. */
public final class Simulator implements AutoCloseable {

    private static final String CAPITAL_COIN = "USDT";

    private final VenueThread thread = new VenueThread();
    private final ApiKeys apiKeys;
    private final Venue venue;
    private final Playback playback;
    private final Player player;
    private final PrivateFeed privateFeed;
    private final Map<Category, PublicFeed> publicFeeds = new EnumMap<>(Category.class);
    private final Faults faults = new Faults();
    private final Scenario scenario;
    private final boolean enforcesRateLimits;
    private final int rateLimitMultiple;
    private final AddressLimits addressLimits;
    private final StreamLimits streamLimits;
    private long forgottenUpTo;
    private Runnable dropStreams = () -> {};
    private final RefusalCounts refusals = new RefusalCounts();
    private final Notices notices = new Notices();

    /** A simulator that stands, paused, at the start of a history. */
    public Simulator(SimulatorSettings settings, MarketHistory history, ApiKeys apiKeys) {
        this.apiKeys = apiKeys;
        scenario = settings.scenarioFile()
                .map(file -> Scenario.read(file, settings.symbols()))
                .orElseGet(Scenario::none);
        enforcesRateLimits = settings.enforceRateLimits();
        rateLimitMultiple = settings.rateLimitMultiple();
        addressLimits = new AddressLimits(settings.addressQuota());
        streamLimits = settings.streamLimits();
        List<Listing> listings = settings.symbols().stream()
                .flatMap(symbol -> Stream.of(Category.values()).map(category -> new Listing(category, symbol)))
                .filter(history.series()::containsKey)
                .toList();
        venue = new Venue(
                new VenueRules(
                        listings,
                        settings.impactBps(),
                        settings.generateSeed(),
                        new BookDepth(settings.levelValue(), settings.boundedDepth(), settings.generateSeed()),
                        settings.orderHandling()),
                this::holdForAccount);
        settings.accountNames().forEach(name -> venue.open(name, CAPITAL_COIN, settings.depositOf(name)));
        privateFeed = new PrivateFeed(
                venue, faults, new SecondFilled(settings.generateSeed(), settings.secondFilledFraction()));
        venue.setTimer(this::runLater);
        playback = new Playback(history, venue, settings.spreadBps(), settings.tickerIntervalMs(), new MarketRelay());
        for (Category category : Category.values()) {
            publicFeeds.put(category, new PublicFeed(category, venue, playback, faults));
        }
        player = new Player(playback);
        thread.repeat(this::tick, Player.TICK_MS);
    }

    /** What the exchange says of itself. */
    public Notices notices() {
        return notices;
    }

    private void tick() {
        player.tick();
        thread.progressed();
    }

    /** A simulator as its settings ask for, with the market data read or generated. */
    public static Simulator of(SimulatorSettings settings) {
        MarketHistory history = settings.dataDirectory()
                .map(directory -> DataDirectory.read(
                        directory, settings.symbols(), settings.fromMs(), settings.toMs(), settings.warmUpMs()))
                .orElseGet(() -> GeneratedMarket.generate(
                        settings.generateSeed(),
                        settings.symbols(),
                        settings.fromMs(),
                        settings.toMs(),
                        settings.warmUpMs(),
                        settings.fundingIntervals()));
        ApiKeys keys = settings.credentialsFile()
                .map(file -> ApiKeys.read(file, settings.accountNames()))
                .orElseGet(() -> ApiKeys.wellKnown(settings.accountNames()));
        return new Simulator(settings, history, keys);
    }

    /** The thread that everything below belongs to. */
    public VenueThread thread() {
        return thread;
    }

    /** The known keys; any thread may ask. */
    public ApiKeys apiKeys() {
        return apiKeys;
    }

    /** The books. */
    public Venue venue() {
        return venue;
    }

    /** The market's time and prices. */
    public Playback playback() {
        return playback;
    }

    /** Runs and stops market time. */
    public Player player() {
        return player;
    }

    /** The feed of the private stream. */
    public PrivateFeed privateFeed() {
        return privateFeed;
    }

    /** The feed of a public stream. */
    public PublicFeed publicFeed(Category category) {
        PublicFeed feed = publicFeeds.get(category);
        if (feed == null) {
            throw new IllegalStateException("no feed of " + category);
        }
        return feed;
    }

    /** Faults that wait for the next orders. */
    public Faults faults() {
        return faults;
    }

    /** Lets faults happen, now or to what comes next; a symbol that is not listed is refused. */
    public void strike(FaultOrder order) {
        order.requireSymbols(playback.history().series().keySet().stream()
                .map(Listing::symbol)
                .collect(Collectors.toSet()));
        faults.set(order);
        venue.halt(order.haltedSymbols());
        venue.setDepthPercent(order.depthPercent());
        if (order.forgetRealtime()) {
            forgottenUpTo = venue.log().lastSequence();
            publicFeeds.values().forEach(PublicFeed::restartBooks);
        }
        order.flashCrash().ifPresent(crash -> playback.crash(crash.symbol(), crash.percent(), crash.minutes()));
        if (order.dropStreams()) {
            dropStreams.run();
        }
    }

    /** Sets how all connections are closed. */
    public void onDropStreams(Runnable action) {
        dropStreams = action;
    }

    /** The running number up to which realtime has forgotten closed orders. */
    public long forgottenUpTo() {
        return forgottenUpTo;
    }

    /** Whether requests beyond the limits are refused. */
    public boolean enforcesRateLimits() {
        return enforcesRateLimits;
    }

    /** How many times the exchange's usual limits an account has. */
    public int rateLimitMultiple() {
        return rateLimitMultiple;
    }

    /** Who asks too often; any thread may ask. */
    public AddressLimits addressLimits() {
        return addressLimits;
    }

    /** What a WebSocket connection may cost. */
    public StreamLimits streamLimits() {
        return streamLimits;
    }

    /** What was refused. */
    public RefusalCounts refusals() {
        return refusals;
    }

    private void runLater(long delayMs, Runnable task) {
        boolean taken = thread.executeAfter(delayMs, () -> {
            task.run();
            flushStreams();
        });
        if (!taken) {
            throw new Refusal(ReturnCode.SERVER_OVERLOADED);
        }
    }

    private void holdForAccount(VenueEvent event) {
        if (event instanceof VenueEvent.Traded traded) {
            publicFeed(traded.execution().order().request().listing().category())
                    .traded(traded.execution());
        } else {
            privateFeed.add(event);
        }
    }

    /** Sends what was held back until an answer has left. */
    public void flushStreams() {
        publicFeeds.values().forEach(PublicFeed::flushTrades);
        privateFeed.flush();
    }

    private final class MarketRelay implements MarketListener {

        @Override
        public void onCandleClosed(Listing listing, Candle candle, long nowMs) {
            publicFeed(listing.category()).candleClosed(listing, candle, nowMs);
        }

        @Override
        public void onMinute(long nowMs) {
            // A step over a long stretch of market time is one command, which lives as long as its minutes go by.
            thread.progressed();
            scenario.due(nowMs - playback.history().fromMs()).ifPresent(Simulator.this::strike);
            publicFeeds.values().forEach(feed -> feed.minute(nowMs));
        }

        @Override
        public void onPrice(Listing listing, long nowMs) {
            publicFeed(listing.category()).price(listing, nowMs);
        }

        @Override
        public void onStepDone() {
            flushStreams();
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
