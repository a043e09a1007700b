package io.eternalengine.domain.accounting;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lots in the order in which they came. Nobody can change it: a changed sequence is another one, which shares all with the one
 * before but the path to what changed, so a purchase or a sale costs about the same however many lots there are.
 *
 * <p>A binary tree over <em>indexes</em>: the first lot ever has index 0, the next 1, and a lot keeps its index while others go.
 */
final class LotSequence extends AbstractList<Lot> {
    static final LotSequence EMPTY = new LotSequence(null, 0, 0);

    /** What is below one point of the tree; never empty. */
    private sealed interface Node {
        int size();

        /** The dearest lot, the oldest of those that are equally dear. */
        Lot dearest();
    }

    private record Leaf(Lot lot) implements Node {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public Lot dearest() {
            return lot;
        }
    }

    private static final class Branch implements Node {
        private final @Nullable Node older;
        private final @Nullable Node newer;
        private final int size;
        /** Known after it was asked for: only one of the methods asks. */
        private @Nullable Lot dearest;

        Branch(@Nullable Node older, @Nullable Node newer) {
            this.older = older;
            this.newer = newer;
            size = sizeOf(older) + sizeOf(newer);
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public Lot dearest() {
            Lot known = dearest;
            if (known == null) {
                known = Objects.requireNonNull(isDearestNewer() ? newer : older).dearest();
                dearest = known;
            }
            return known;
        }

        boolean isDearestNewer() {
            return newer != null && (older == null || newer.dearest().isDearerThan(older.dearest()));
        }
    }

    private final @Nullable Node root;
    /** The tree has as many indexes, as a power of 2. */
    private final int height;
    /** Index of the next lot. */
    private final long next;

    private LotSequence(@Nullable Node root, int height, long next) {
        this.root = root;
        this.height = height;
        this.next = next;
    }

    static LotSequence copyOf(List<Lot> lots) {
        if (lots instanceof LotSequence known) {
            return known;
        }
        LotSequence sequence = EMPTY;
        for (Lot lot : lots) {
            sequence = sequence.with(lot);
        }
        return sequence;
    }

    /** The sequence with one more at its end. */
    LotSequence with(Lot lot) {
        boolean full = next == 1L << height;
        Node roomy = full && root != null ? new Branch(root, null) : root;
        int newHeight = full ? height + 1 : height;
        return new LotSequence(put(roomy, newHeight, next, new Leaf(lot)), newHeight, next + 1);
    }

    /** The sequence with another lot at this index. */
    LotSequence with(long index, Lot lot) {
        return new LotSequence(put(root, height, index, new Leaf(lot)), height, next);
    }

    /** The sequence without the lot of this index. */
    LotSequence without(long index) {
        Node left = put(root, height, index, null);
        return left == null ? EMPTY : new LotSequence(left, height, next);
    }

    private static @Nullable Node put(@Nullable Node node, int height, long index, @Nullable Leaf leaf) {
        if (height == 0) {
            return leaf;
        }
        Node older = node instanceof Branch branch ? branch.older : null;
        Node newer = node instanceof Branch branch ? branch.newer : null;
        if (isInNewer(index, height)) {
            newer = put(newer, height - 1, index, leaf);
        } else {
            older = put(older, height - 1, index, leaf);
        }
        return older == null && newer == null ? null : new Branch(older, newer);
    }

    /** Index of the oldest lot; there must be one. */
    long oldest() {
        long index = 0;
        Node node = root;
        while (node instanceof Branch branch) {
            boolean newer = branch.older == null;
            index = 2 * index + (newer ? 1 : 0);
            node = newer ? branch.newer : branch.older;
        }
        return index;
    }

    /** Index of the dearest lot, the oldest of those that are equally dear; there must be one. */
    long dearest() {
        long index = 0;
        Node node = root;
        while (node instanceof Branch branch) {
            boolean newer = branch.isDearestNewer();
            index = 2 * index + (newer ? 1 : 0);
            node = newer ? branch.newer : branch.older;
        }
        return index;
    }

    /** The lot of an index; there must be one. */
    Lot at(long index) {
        Node node = root;
        for (int below = height; node instanceof Branch branch; below--) {
            node = isInNewer(index, below) ? branch.newer : branch.older;
        }
        return Objects.requireNonNull(node).dearest();
    }

    private static boolean isInNewer(long index, int height) {
        return (index >>> (height - 1) & 1) == 1;
    }

    @Override
    public Lot get(int index) {
        int open = Objects.checkIndex(index, size());
        Node node = root;
        while (node instanceof Branch branch) {
            int older = sizeOf(branch.older);
            node = open < older ? branch.older : branch.newer;
            open = open < older ? open : open - older;
        }
        return Objects.requireNonNull(node).dearest();
    }

    @Override
    public int size() {
        return sizeOf(root);
    }

    private static int sizeOf(@Nullable Node node) {
        return node == null ? 0 : node.size();
    }
}
