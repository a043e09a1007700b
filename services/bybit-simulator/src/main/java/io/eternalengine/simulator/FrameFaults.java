package io.eternalengine.simulator;

/** What happens to the next messages of a stream: some are lost, then some doubled, then some late. Belongs to the venue thread. */
public final class FrameFaults {

    /** What happens to one message. */
    public enum FrameFault {
        NONE,
        DROP,
        DUPLICATE,
        /** It is sent after the next one. */
        REORDER
    }

    /**
     * How many messages each fault strikes.
     *
     * @param topic what a topic must begin with to be struck; empty for all
     */
    public record Order(long dropped, long duplicated, long reordered, String topic) {}

    private long dropped;
    private long duplicated;
    private long reordered;
    private String topic = "";

    void set(Order order) {
        dropped = order.dropped();
        duplicated = order.duplicated();
        reordered = order.reordered();
        topic = order.topic();
    }

    /** The fault of the next message, which is used up by asking. */
    public FrameFault next(String ofTopic) {
        if (!ofTopic.startsWith(topic)) {
            return FrameFault.NONE;
        }
        if (dropped > 0) {
            dropped--;
            return FrameFault.DROP;
        }
        if (duplicated > 0) {
            duplicated--;
            return FrameFault.DUPLICATE;
        }
        if (reordered > 0) {
            reordered--;
            return FrameFault.REORDER;
        }
        return FrameFault.NONE;
    }
}
