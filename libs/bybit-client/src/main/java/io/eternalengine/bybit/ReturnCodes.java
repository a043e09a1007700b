package io.eternalengine.bybit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one table that sorts the exchange's return codes and HTTP statuses by what a caller has to do about them. The codes are listed in
 * {@code return-codes.txt}. A code that is not listed proves nothing: a request that changes something may have had its effect.
 */
final class ReturnCodes {

    /** What a return code or an HTTP status asks for. */
    enum Meaning {
        SUCCESS,
        REJECTED,
        AMBIGUOUS,
        BACK_OFF,
        ADDRESS_BANNED,
        RESYNCHRONIZE_CLOCK,
        STOP
    }

    /** A listed code. The kind counts for {@link Meaning#REJECTED} only. */
    record Entry(int code, Meaning meaning, RejectionKind kind) {

        /** A line of the list: code, meaning or kind of refusal, text. */
        static Entry parse(String line) {
            String[] parts = line.split(" ", 3);
            int code = Integer.parseInt(parts[0]);
            return Arrays.stream(RejectionKind.values())
                    .filter(kind -> kind.name().equals(parts[1]))
                    .findFirst()
                    .map(kind -> new Entry(code, Meaning.REJECTED, kind))
                    .orElseGet(() -> new Entry(code, Meaning.valueOf(parts[1]), RejectionKind.OTHER));
        }
    }

    /** Order entry by WebSocket means something else by it than REST does: too many sessions, not a wrong key. */
    static final int TOO_MANY_SESSIONS = 10003;

    private static final Map<Integer, Entry> TABLE = readTable("return-codes.txt");

    private ReturnCodes() {}

    /** All listed codes in ascending order. */
    static Collection<Entry> listed() {
        return Collections.unmodifiableCollection(TABLE.values());
    }

    /** What the answer to a read means. A read has no effect, so a code that is not listed is a refusal. */
    static Meaning ofRead(int code) {
        return listedOr(code, Meaning.REJECTED);
    }

    /** What the answer to a write over REST means. */
    static Meaning ofWrite(int code) {
        return listedOr(code, Meaning.AMBIGUOUS);
    }

    /** What the answer to a write by WebSocket means. */
    static Meaning ofWebSocketWrite(int code) {
        return code == TOO_MANY_SESSIONS ? Meaning.BACK_OFF : ofWrite(code);
    }

    private static Meaning listedOr(int code, Meaning unlisted) {
        Entry entry = TABLE.get(code);
        return entry == null ? unlisted : entry.meaning();
    }

    static RejectionKind kindOf(int code) {
        Entry entry = TABLE.get(code);
        return entry == null ? RejectionKind.OTHER : entry.kind();
    }

    /** What the status alone says; {@link Meaning#SUCCESS} leaves it to the body. */
    static Meaning meaningOfHttpStatus(int status) {
        return switch (status) {
            case 401 -> Meaning.STOP;
            case 403 -> Meaning.ADDRESS_BANNED;
            case 429 -> Meaning.BACK_OFF;
            default -> status >= 500 ? Meaning.AMBIGUOUS : Meaning.SUCCESS;
        };
    }

    private static Map<Integer, Entry> readTable(String resource) {
        Map<Integer, Entry> table = new TreeMap<>();
        try (InputStream list = Objects.requireNonNull(ReturnCodes.class.getResourceAsStream(resource), resource)) {
            new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Entry::parse)
                    .forEach(entry -> requireFirst(table.put(entry.code(), entry)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private static void requireFirst(@Nullable Entry before) {
        if (before != null) {
            throw new IllegalStateException("return code " + before.code() + ": must be listed once");
        }
    }
}
