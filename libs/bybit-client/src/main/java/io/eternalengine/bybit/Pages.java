package io.eternalengine.bybit;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Follows cursors until a list is complete. */
final class Pages {

    /** A list with more pages is refused rather than read for ever. */
    static final int MOST_PAGES = 500;

    private static final String LIST = "list";

    private Pages() {}

    /**
     * Reads pages; the query without a cursor is made anew for each.
     *
     * @param reader the items of one page
     */
    static <T> Future<Outcome<List<T>>> readAll(
            Supplier<Query> query, Function<Query, Future<Outcome<Answer>>> fetch, Function<Fields, List<T>> reader) {
        return readFrom("", 0, new ArrayList<>(), query, fetch, reader);
    }

    /** Reads the items of a page of which each counts: one that cannot be read spoils the answer. */
    static <T> Function<Fields, List<T>> every(Function<Fields, T> reader) {
        return page -> page.list(LIST, reader);
    }

    /** Reads the items of a page that can be read, and reports the others. */
    static <T> Function<Fields, List<T>> readable(
            String what, Function<Fields, T> reader, Consumer<SkippedRow> skipped) {
        return page -> page.rows(LIST, reader, row -> skipped.accept(new SkippedRow(what, row.row(), row.cause())));
    }

    private static <T> Future<Outcome<List<T>>> readFrom(
            String cursor,
            int page,
            List<T> found,
            Supplier<Query> query,
            Function<Query, Future<Outcome<Answer>>> fetch,
            Function<Fields, List<T>> reader) {
        return fetch.apply(query.get().withUnlessEmpty("cursor", cursor)).compose(outcome -> {
            if (!(outcome instanceof Outcome.Accepted<Answer>(Answer answer))) {
                return Future.succeededFuture(outcome.map(unreachable -> List.<T>of()));
            }
            String next;
            try {
                found.addAll(reader.apply(answer.result()));
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
