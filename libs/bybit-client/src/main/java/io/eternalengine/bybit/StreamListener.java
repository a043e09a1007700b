package io.eternalengine.bybit;

/** What both kinds of streams report about their connection. All calls come on the stream's event loop. */
public interface StreamListener {

    /**
     * The stream is connected and everything is subscribed: what happens from now on will be received. Called again after each
     * reconnection; then messages were missed and must be fetched over REST.
     */
    void onConnected();

    /** The connection is gone and will be tried again after a back-off. */
    void onDisconnected(String reason);

    /** A message could not be read; it was dropped. The text names fields and types, never values. */
    void onMalformed(MalformedAnswerException cause);

    /** A topic of a connected stream has said nothing for so long that what was received last is stale. It is asked for again. Reported once. */
    default void onStale(String topic, long silentMs) {}

    /** A stale topic has spoken again, or the exchange takes a topic that it had refused. */
    default void onFresh(String topic) {}

    /** The exchange refuses a topic, as of a symbol that it does not list. The others go on; it is asked for again with growing pauses, and reported once. */
    default void onRefused(String topic, String reason) {}

    /** Messages of a topic were missed on a connection that stands; what is missing is being fetched. */
    default void onGap(String topic) {}
}
