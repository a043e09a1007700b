package io.eternalengine.bybit;

import io.vertx.core.Future;

/** A way on which requests reach the exchange and answers come back. */
interface RequestTransport {

    /** Sends a request once. The future fails only when the request's gate throws or credentials are missing. */
    Future<Outcome<Answer>> send(ExchangeRequest call);
}
