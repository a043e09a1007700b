package io.eternalengine.bybit;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The one table that sorts the exchange's return codes and HTTP statuses by what a caller has to do about them. */
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

    /** A documented code. The kind counts for {@link Meaning#REJECTED} only. */
    record Entry(int code, Meaning meaning, RejectionKind kind, String text) {}

    private static final Map<Integer, Entry> TABLE = new TreeMap<>();

    static {
        accept(0, "done");
        accept(110043, "the leverage is already what was asked for");
        stop(10003, "the key is invalid");
        stop(10004, "the signature is wrong");
        stop(10005, "the key lacks a permission");
        stop(10010, "the key is not bound to this address");
        add(10002, Meaning.RESYNCHRONIZE_CLOCK, "the timestamp is outside of the receive window");
        add(10006, Meaning.BACK_OFF, "too many requests of the account");
        add(170222, Meaning.BACK_OFF, "too many requests in this time");
        add(110079, Meaning.BACK_OFF, "the order is being processed");
        add(10019, Meaning.BACK_OFF, "order entry by WebSocket is restarting and takes nothing new");
        add(10429, Meaning.BACK_OFF, "too many requests in the whole system");
        add(20003, Meaning.BACK_OFF, "too many requests on one connection");
        add(10000, Meaning.AMBIGUOUS, "the server timed out");
        add(10016, Meaning.AMBIGUOUS, "internal error of the server");
        add(170007, Meaning.AMBIGUOUS, "the backend timed out");
        add(170146, Meaning.AMBIGUOUS, "creating the order timed out");
        add(20006, Meaning.AMBIGUOUS, "a request of this id was read before");
        reject(10404, RejectionKind.INVALID_REQUEST, "the operation does not exist");
        reject(10001, RejectionKind.INVALID_REQUEST, "a parameter is wrong");
        reject(110001, RejectionKind.ORDER_NOT_FOUND, "the order does not exist");
        reject(170213, RejectionKind.ORDER_NOT_FOUND, "the spot order does not exist");
        reject(110004, RejectionKind.INSUFFICIENT_FUNDS, "the wallet balance does not suffice");
        reject(110007, RejectionKind.INSUFFICIENT_FUNDS, "the available balance does not suffice");
        reject(110012, RejectionKind.INSUFFICIENT_FUNDS, "the available balance does not suffice");
        reject(170131, RejectionKind.INSUFFICIENT_FUNDS, "the spot balance does not suffice");
        reject(110094, RejectionKind.BELOW_MINIMUM_VALUE, "the order is worth less than the minimum");
        reject(170140, RejectionKind.BELOW_MINIMUM_VALUE, "the spot order is worth less than the minimum");
        reject(110072, RejectionKind.DUPLICATE_ORDER_LINK_ID, "the client order id was taken before");
        reject(170141, RejectionKind.DUPLICATE_ORDER_LINK_ID, "the spot client order id was taken before");
        reject(110017, RejectionKind.POSITION_CHANGED, "nothing to reduce, or the quantity was cut to zero");
    }

    private ReturnCodes() {}

    /** All documented codes in ascending order. */
    static Collection<Entry> documented() {
        return Collections.unmodifiableCollection(TABLE.values());
    }

    /** An undocumented code is a refusal: the exchange has read the request and did not take it. */
    static Meaning meaningOf(int code) {
        Entry entry = TABLE.get(code);
        return entry == null ? Meaning.REJECTED : entry.meaning();
    }

    static RejectionKind kindOf(int code) {
        if (code == Outcome.RULE_BROKEN) {
            return RejectionKind.INVALID_REQUEST;
        }
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

    private static void accept(int code, String text) {
        add(code, Meaning.SUCCESS, text);
    }

    private static void stop(int code, String text) {
        add(code, Meaning.STOP, text);
    }

    private static void add(int code, Meaning meaning, String text) {
        TABLE.put(code, new Entry(code, meaning, RejectionKind.OTHER, text));
    }

    private static void reject(int code, RejectionKind kind, String text) {
        TABLE.put(code, new Entry(code, Meaning.REJECTED, kind, text));
    }
}
