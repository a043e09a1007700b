package io.eternalengine.bybit;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Follows cursors until a list is complete. */
final class Pages {

    /** A list with more pages is refused rather than read for ever. */
    static final int MOST_PAGES = 500;

    private Pages() {}

    /** Reads one page: the query without a cursor is made anew for each. */
    static <T> Future<Outcome<List<T>>> readAll(
            Supplier<Query> query, Function<Query, Future<Outcome<Answer>>> fetch, Function<Fields, T> reader) {
        return readFrom("", 0, new ArrayList<>(), query, fetch, reader);
    }

    private static <T> Future<Outcome<List<T>>> readFrom(
            String cursor,
            int page,
            List<T> found,
            Supplier<Query> query,
            Function<Query, Future<Outcome<Answer>>> fetch,
            Function<Fields, T> reader) {
        return fetch.apply(query.get().withUnlessEmpty("cursor", cursor)).compose(outcome -> {
            if (!(outcome instanceof Outcome.Accepted<Answer>(Answer answer))) {
                return Future.succeededFuture(outcome.map(unreachable -> List.<T>of()));
            }
            String next;
            try {
                found.addAll(answer.result().list("list", reader));
                next = answer.result().textOrEmpty("nextPageCursor");
            } catch (MalformedAnswerException e) {
                return Future.succeededFuture(new Outcome.Ambiguous<>(e));
            }
            if (next.isEmpty() || next.equals(cursor)) {
                return Future.succeededFuture(new Outcome.Accepted<>(List.copyOf(found)));
            }
            if (page + 1 == MOST_PAGES) {
                return Future.succeededFuture(new Outcome.Ambiguous<>(
                        new MalformedAnswerException("a list of more than " + MOST_PAGES + " pages")));
            }
            return readFrom(next, page + 1, found, query, fetch, reader);
        });
    }
}
