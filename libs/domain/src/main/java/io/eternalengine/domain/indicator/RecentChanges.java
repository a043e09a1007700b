package io.eternalengine.domain.indicator;

/**
 * The relative changes of a row of prices from one to the next, the last n of them, for a correlation that is made anew of all of
 * them and so depends on nothing that came before.
 */
public final class RecentChanges {
    private final double[] ring;
    private double latest;
    private int next;
    private int size;

    public RecentChanges(int length) {
        ring = new double[Length.atLeast(2, length)];
        clear();
    }

    /** As if there had been no price yet. */
    public void clear() {
        latest = Double.NaN;
        next = 0;
        size = 0;
    }

    /** The next price, above 0. */
    public void add(double price) {
        if (!Double.isNaN(latest)) {
            ring[next] = Length.finite(price / latest - 1);
            next = next + 1 == ring.length ? 0 : next + 1;
            size = Math.min(size + 1, ring.length);
        }
        latest = price;
    }

    /** From −1 to 1; NaN before both have all their changes, and when one of the two stood still. */
    public double correlationWith(RecentChanges other) {
        if (size < ring.length || other.size < other.ring.length || other.ring.length != ring.length) {
            return Double.NaN;
        }
        var moments = new CoMoments();
        int mine = next;
        int theirs = other.next;
        for (int i = 0; i < ring.length; i++) {
            moments.add(ring[mine], other.ring[theirs]);
            mine = mine + 1 == ring.length ? 0 : mine + 1;
            theirs = theirs + 1 == ring.length ? 0 : theirs + 1;
        }
        return moments.correlation();
    }
}
