package io.eternalengine.bybit;

import java.util.List;

/** What is said on a stream, as opposed to how its connection is kept up. */
interface StreamProtocol {

    /** The messages to send once connected, and again after each reconnection. */
    List<String> opening();

    /** A message of the exchange. Throws {@link MalformedAnswerException} for one that cannot be read. */
    void onMessage(Fields message, StreamConnection connection);

    /** The stream's user. */
    StreamListener listener();

    /** The topics that are expected to speak while the connection is established. */
    List<String> watchedTopics();

    /** The messages that ask for a topic again on a connection that stands. */
    default List<String> renewal(String topic) {
        return List.of();
    }

    /** The messages that ask again for topics that the exchange refused on this connection; none when it refused none. */
    default List<String> requestsForRefused() {
        return List.of();
    }

    /** The connection is gone, or was given up; what is said from now on is said on another one. */
    default void onLost(String reason) {}
}
