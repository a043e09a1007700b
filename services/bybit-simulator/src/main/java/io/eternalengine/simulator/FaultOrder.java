package io.eternalengine.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The faults that somebody asks for; each replaces what waited before, and a field that is absent is zero.
 *
 * @param timeOutsBefore orders that are swallowed
 * @param timeOutsAfter orders that are taken but not answered
 * @param serverErrors orders that are answered with HTTP 502
 * @param rateLimits signed requests that are refused with 10006
 * @param overloads orders that are refused with 10016
 * @param delayMs how long every request over REST, and every order request by WebSocket, waits
 * @param clockSkewMs how far the clock that judges signatures is ahead of the wall clock
 * @param downMs for how long every request is answered with HTTP 503, and order requests by WebSocket with 10016, wall clock
 * @param banAddressMs for how long every request over REST is answered with HTTP 403, as to an address that asked too often, wall
 *     clock
 * @param privateFrames what happens to messages of the private stream
 * @param publicFrames what happens to messages of the public streams
 * @param duplicatedRequests REST requests by POST and order requests by WebSocket that are handled twice
 * @param reorderedRequests REST requests by POST and order requests by WebSocket that the next one overtakes
 * @param reorderWindowMs how long an overtaken request waits for the one that overtakes it
 * @param dropStreams whether all connections are closed now
 * @param forgetRealtime whether closed orders vanish from realtime, as after a restart of the venue
 * @param haltedSymbols symbols that take no orders
 * @param depthPercent how much of the depth of a bounded book stands
 */
public record FaultOrder(
        long timeOutsBefore,
        long timeOutsAfter,
        long serverErrors,
        long rateLimits,
        long overloads,
        long delayMs,
        long clockSkewMs,
        long downMs,
        long banAddressMs,
        FrameFaults.Order privateFrames,
        FrameFaults.Order publicFrames,
        long duplicatedRequests,
        long reorderedRequests,
        long reorderWindowMs,
        boolean dropStreams,
        boolean forgetRealtime,
        List<String> haltedSymbols,
        BigDecimal depthPercent,
        Optional<FlashCrash> flashCrash) {

    /** A fall of one symbol's prices that lasts some minutes of market time. */
    public record FlashCrash(String symbol, BigDecimal percent, long minutes) {}

    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final long LONGEST_DELAY_MS = 60_000;
    private static final long USUAL_WINDOW_MS = 500;
    private static final List<String> PUBLIC_TOPICS = List.of("kline.", "tickers.", "publicTrade.", "orderbook.");

    private static final Set<String> FIELDS = Set.of(
            "timeOutBeforeAcceptance",
            "timeOutAfterAcceptance",
            "serverErrors",
            "rateLimits",
            "overloads",
            "delayMs",
            "clockSkewMs",
            "downMs",
            "banAddressMs",
            "dropFrames",
            "duplicateFrames",
            "reorderFrames",
            "dropPublicFrames",
            "duplicatePublicFrames",
            "reorderPublicFrames",
            "publicTopic",
            "duplicateRequests",
            "reorderRequests",
            "reorderWindowMs",
            "dropWebSockets",
            "forgetRealtime",
            "haltedSymbols",
            "depthPercent",
            "flashCrash");

    private static final Set<String> CRASH_FIELDS = Set.of("symbol", "percent", "minutes");

    public FaultOrder {
        haltedSymbols = List.copyOf(haltedSymbols);
    }

    /** Reads the fields of an object; what makes no sense is an {@link IllegalArgumentException} with a sentence. */
    public static FaultOrder read(ObjectNode json) {
        json.fieldNames()
                .forEachRemaining(name -> require(FIELDS.contains(name), name, json.path(name), "no such fault"));
        long delayMs = count(json, "delayMs");
        require(delayMs <= LONGEST_DELAY_MS, "delayMs", json.path("delayMs"), "must be at most " + LONGEST_DELAY_MS);
        return new FaultOrder(
                count(json, "timeOutBeforeAcceptance"),
                count(json, "timeOutAfterAcceptance"),
                count(json, "serverErrors"),
                count(json, "rateLimits"),
                count(json, "overloads"),
                delayMs,
                skew(json),
                count(json, "downMs"),
                count(json, "banAddressMs"),
                new FrameFaults.Order(
                        count(json, "dropFrames"), count(json, "duplicateFrames"), count(json, "reorderFrames"), ""),
                new FrameFaults.Order(
                        count(json, "dropPublicFrames"),
                        count(json, "duplicatePublicFrames"),
                        count(json, "reorderPublicFrames"),
                        publicTopic(json)),
                count(json, "duplicateRequests"),
                count(json, "reorderRequests"),
                reorderWindowMs(json),
                flag(json, "dropWebSockets"),
                flag(json, "forgetRealtime"),
                symbols(json),
                percent(json, "depthPercent", HUNDRED),
                flashCrash(json));
    }

    /** Refuses symbols that the venue does not list: their faults would never strike. */
    void requireSymbols(Collection<String> known) {
        for (String symbol : haltedSymbols) {
            requireKnown("haltedSymbols", symbol, known);
        }
        flashCrash.ifPresent(crash -> requireKnown("flashCrash", crash.symbol(), known));
    }

    private static void requireKnown(String name, String symbol, Collection<String> known) {
        if (!known.contains(symbol)) {
            throw new IllegalArgumentException(name + " = " + symbol + ": must be one of " + List.copyOf(known));
        }
    }

    private static Optional<FlashCrash> flashCrash(ObjectNode json) {
        JsonNode crash = json.path("flashCrash");
        if (crash.isMissingNode()) {
            return Optional.empty();
        }
        require(crash.isObject() && crash.path("symbol").isTextual(), "flashCrash", crash, "must name a symbol");
        crash.fieldNames()
                .forEachRemaining(
                        name -> require(CRASH_FIELDS.contains(name), "flashCrash", crash, "has no field " + name));
        BigDecimal percent = percent((ObjectNode) crash, "percent", BigDecimal.ZERO);
        require(
                percent.signum() > 0 && percent.compareTo(HUNDRED) < 0,
                "percent",
                crash.path("percent"),
                "must be above 0 and below 100");
        long minutes = count((ObjectNode) crash, "minutes");
        require(minutes > 0, "minutes", crash.path("minutes"), "must be a whole number above 0");
        return Optional.of(new FlashCrash(crash.path("symbol").asText(), percent, minutes));
    }

    private static List<String> symbols(ObjectNode json) {
        List<String> symbols = new ArrayList<>();
        JsonNode listed = json.path("haltedSymbols");
        require(listed.isMissingNode() || listed.isArray(), "haltedSymbols", listed, "must be a list of symbols");
        for (JsonNode symbol : listed) {
            require(symbol.isTextual(), "haltedSymbols", listed, "must be a list of symbols");
            symbols.add(symbol.asText());
        }
        return symbols;
    }

    private static String publicTopic(ObjectNode json) {
        JsonNode value = json.path("publicTopic");
        boolean known = value.isMissingNode()
                || (value.isTextual() && PUBLIC_TOPICS.stream().anyMatch(value.textValue()::startsWith));
        require(known, "publicTopic", value, "must begin with one of " + String.join(" ", PUBLIC_TOPICS));
        return value.asText("");
    }

    private static long reorderWindowMs(ObjectNode json) {
        JsonNode value = json.path("reorderWindowMs");
        if (value.isMissingNode()) {
            return USUAL_WINDOW_MS;
        }
        long windowMs = count(json, "reorderWindowMs");
        require(
                windowMs > 0 && windowMs <= LONGEST_DELAY_MS,
                "reorderWindowMs",
                value,
                "must be between 1 and " + LONGEST_DELAY_MS);
        return windowMs;
    }

    private static long skew(ObjectNode json) {
        JsonNode value = json.path("clockSkewMs");
        boolean whole = value.isMissingNode() || (value.isIntegralNumber() && value.canConvertToInt());
        require(whole, "clockSkewMs", value, "must be a whole number");
        return value.asLong(0);
    }

    private static long count(ObjectNode json, String name) {
        JsonNode value = json.path(name);
        boolean good =
                value.isMissingNode() || (value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 0);
        require(good, name, value, "must be a whole number that is not negative");
        return value.asLong(0);
    }

    private static boolean flag(ObjectNode json, String name) {
        JsonNode value = json.path(name);
        require(value.isMissingNode() || value.isBoolean(), name, value, "must be true or false");
        return value.asBoolean(false);
    }

    private static BigDecimal percent(ObjectNode json, String name, BigDecimal otherwise) {
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        require(value.isNumber(), name, value, "must be a number");
        BigDecimal percent = value.decimalValue();
        require(percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0, name, value, "must be between 0 and 100");
        return percent;
    }

    private static void require(boolean holds, String name, JsonNode value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(
                    name + " = " + (value.isMissingNode() ? "nothing" : value) + ": " + rule);
        }
    }
}
