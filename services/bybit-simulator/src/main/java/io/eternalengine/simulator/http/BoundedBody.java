package io.eternalengine.simulator.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Function;

/** Reads the body of a request part by part, and no further than to its greatest length: a chunked one announces none. */
public final class BoundedBody {

    /** No request of the exchange or of the admin interface is longer. */
    public static final int MOST_BYTES = 64 * 1024;

    private static final int TOO_LONG = 413;

    private BoundedBody() {}

    /** The body went on beyond the greatest length. */
    public static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLong() {
            super("The body is too long: at most " + MOST_BYTES + " bytes are read.");
        }
    }

    /**
     * Answers a request whose body could not be read: with status 413 and a text when it was too long, else not at all. The
     * connection ends, because what is left of the body stands before the next request.
     */
    public static void refuse(HttpServerRequest request, Throwable cause, Function<String, String> answer) {
        if (cause instanceof TooLong tooLong) {
            request.response()
                    .setStatusCode(TOO_LONG)
                    .putHeader("Content-Type", "application/json")
                    .end(answer.apply(String.valueOf(tooLong.getMessage())))
                    .onComplete(ended -> request.connection().close());
        } else {
            request.connection().close();
        }
    }

    /** The whole body; fails with {@link TooLong}, or with what broke the connection. The request arrives paused and is resumed. */
    public static Future<Buffer> of(HttpServerRequest request) {
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        request.exceptionHandler(whole::tryFail);
        request.endHandler(ignored -> whole.tryComplete(body));
        request.handler(part -> {
            if (body.length() + part.length() > MOST_BYTES) {
                // What is still to come is never taken from the socket.
                request.pause();
                whole.tryFail(new TooLong());
            } else {
                body.appendBuffer(part);
            }
        });
        request.resume();
        return whole.future();
    }
}
