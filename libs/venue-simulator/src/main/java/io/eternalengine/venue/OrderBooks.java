package io.eternalengine.venue;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The depth that orders meet, less what was taken since the price last moved, and the queues before resting orders. */
final class OrderBooks {

    /** More than anybody can order. */
    private static final BigDecimal UNBOUNDED = new BigDecimal("1e18");

    private record Place(Side side, BigDecimal price) {}

    private final BookDepth depth;
    private final BigDecimal impactBps;
    private final Map<Listing, Map<Place, BigDecimal>> taken = new HashMap<>();
    private final Map<String, BigDecimal> queues = new HashMap<>();
    private final Map<Listing, RecordedBook> recorded = new HashMap<>();
    private BigDecimal depthPercent = new BigDecimal("100");

    OrderBooks(VenueRules rules) {
        depth = rules.depth();
        impactBps = rules.impactBps();
    }

    /** Lets only so much of the depth stand, in percent. */
    void setDepthPercent(BigDecimal percent) {
        depthPercent = percent;
    }

    /** Lets a market show a recorded book; null lets it show the made one again. */
    void show(Listing listing, @Nullable RecordedBook book) {
        if (book == null) {
            recorded.remove(listing);
        } else {
            recorded.put(listing, book);
        }
    }

    /** Whether orders of a market meet only the depth that it shows; a recorded one always bounds them. */
    boolean isBounded(Listing listing) {
        return depth.bounded() || recorded.containsKey(listing);
    }

    private Stream<Level> metBy(Side side, Instrument instrument, Quote quote, long timeMs) {
        RecordedBook book = recorded.get(instrument.listing());
        return book == null ? depth.metBy(side, instrument, quote, timeMs) : book.metBy(side).stream();
    }

    private BigDecimal standingAt(BigDecimal price, Side side, Instrument instrument, Quote quote, long timeMs) {
        return recorded.containsKey(instrument.listing())
                ? metBy(side, instrument, quote, timeMs)
                        .filter(level -> level.price().compareTo(price) == 0)
                        .map(Level::quantity)
                        .findFirst()
                        .orElse(BigDecimal.ZERO)
                : depth.standingAt(price, side, instrument, quote, timeMs);
    }

    /** The price moved: what was taken is there again. */
    void moved(Listing listing) {
        taken.remove(listing);
    }

    /** What the book shows to a taker of a side, best price first. */
    List<Level> shown(Side side, Instrument instrument, Quote quote, long timeMs, int levels) {
        return standing(side, instrument, quote, timeMs).limit(levels).toList();
    }

    private Stream<Level> standing(Side side, Instrument instrument, Quote quote, long timeMs) {
        return metBy(side, instrument, quote, timeMs)
                .map(level -> remaining(instrument, side, level))
                .filter(level -> level.quantity().signum() > 0);
    }

    /** What a taker of a side can have, best price first; made as it is asked for. */
    Stream<Level> takeable(OrderRequest request, Instrument instrument, Quote quote, long timeMs) {
        if (isBounded(instrument.listing())) {
            return standing(request.side(), instrument, quote, timeMs);
        }
        BigDecimal price = quote.takerPrice(request.side(), impactBps, instrument);
        BigDecimal worst = Matching.worstPrice(request, instrument, quote);
        boolean within = worst == null || Matching.isWithin(request.side(), price, worst);
        return Stream.of(new Level(within || worst == null ? price : worst, UNBOUNDED));
    }

    void take(Listing listing, Side side, Level fill) {
        if (isBounded(listing)) {
            taken.computeIfAbsent(listing, market -> new HashMap<>())
                    .merge(place(side, fill.price()), fill.quantity(), BigDecimal::add);
        }
    }

    /** An order joins the book behind what is shown at its price. */
    void join(Order order, Instrument instrument, Quote quote, long timeMs) {
        if (!isBounded(instrument.listing())) {
            return;
        }
        OrderRequest request = order.request();
        Side others = request.side().opposite();
        BigDecimal ahead = standingAt(request.limitPrice(), others, instrument, quote, timeMs);
        queues.put(order.id(), ahead);
    }

    void leave(Order order) {
        queues.remove(order.id());
    }

    /**
     * How much of a resting order is filled at this quote: all of it when the market went beyond its price or has no bound; when
     * the market only touches its price, what the best level holds beyond the queue before it.
     */
    BigDecimal filledAt(Order order, Instrument instrument, Quote quote, long timeMs) {
        OrderRequest request = order.request();
        BigDecimal left = order.leavesQuantity();
        if (!isBounded(instrument.listing()) || quote.best(request.side()).compareTo(request.limitPrice()) != 0) {
            return left;
        }
        BigDecimal offered = metBy(request.side(), instrument, quote, timeMs)
                .limit(1)
                .map(level -> remaining(instrument, request.side(), level).quantity())
                .findFirst()
                .orElse(BigDecimal.ZERO);
        BigDecimal queue = queues.getOrDefault(order.id(), BigDecimal.ZERO);
        queues.put(order.id(), queue.subtract(offered).max(BigDecimal.ZERO));
        return offered.subtract(queue).max(BigDecimal.ZERO).min(left);
    }

    private Level remaining(Instrument instrument, Side side, Level level) {
        BigDecimal standing =
                instrument.stepAtOrBelow(level.quantity().multiply(depthPercent).movePointLeft(2));
        BigDecimal gone = taken.getOrDefault(instrument.listing(), Map.of())
                .getOrDefault(place(side, level.price()), BigDecimal.ZERO);
        return new Level(level.price(), standing.subtract(gone));
    }

    private static Place place(Side side, BigDecimal price) {
        return new Place(side, price.stripTrailingZeros());
    }
}
