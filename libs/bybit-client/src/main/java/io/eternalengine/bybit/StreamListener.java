package io.eternalengine.bybit;

/** What both kinds of streams tell about their connection. All calls come on the stream's event loop. */
public interface StreamListener {

    /**
     * The stream is connected and everything is subscribed: what happens from now on will be heard. Called again after each
     * reconnection; then messages were missed and must be fetched over REST.
     */
    void onConnected();

    /** The connection is gone and will be tried again after a back-off. */
    void onDisconnected(String reason);

    /** A message could not be read; it was dropped. The text names fields and types, never values. */
    void onMalformed(MalformedAnswerException cause);
}
