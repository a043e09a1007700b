package io.eternalengine.service.execution.packaged;

import static io.eternalengine.service.execution.packaged.End.BANNED;
import static io.eternalengine.service.execution.packaged.End.FILLED;
import static io.eternalengine.service.execution.packaged.End.NEVER_HAD;
import static io.eternalengine.service.execution.packaged.End.REFUSED;
import static io.eternalengine.service.execution.packaged.End.SLIPPED;
import static io.eternalengine.service.execution.packaged.End.UNREACHABLE;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What goes wrong between order execution and the exchange, the steps at which it can strike an order, and how the order may
 * then end. All faults of the simulator are here, and what else can happen to a process and its connections.
 */
enum Fault {
    NONE("nothing", at(Step.BEFORE_SEND, FILLED), at(Step.ACCEPTED, FILLED)),
    DELIVERED_TWICE(
            "the command comes twice",
            at(Step.BEFORE_SEND, FILLED),
            at(Step.ACCEPTED, FILLED),
            at(Step.FILLED, FILLED)),
    TIME_OUT_BEFORE("time-out before acceptance", at(Step.SENT, NEVER_HAD)),
    TIME_OUT_AFTER("time-out after acceptance", at(Step.ACCEPTED, FILLED), at(Step.FILLED, FILLED)),
    SERVER_ERROR("answer 502", at(Step.SENT, NEVER_HAD)),
    OVERLOAD("code 10016", at(Step.SENT, NEVER_HAD)),
    RATE_LIMIT("code 10006, many times", at(Step.SENT, FILLED, UNREACHABLE)),
    REQUESTS_DUPLICATED("the request arrives twice", at(Step.SENT, FILLED)),
    REQUESTS_REORDERED("requests overtake each other", at(Step.SENT, FILLED)),
    DELAY("every answer half a second late", everywhere(FILLED)),
    CLOCK_SKEW("the exchange's clock jumps", everywhere(FILLED, UNREACHABLE)),
    // What reduces exposure waits for the end of the ban. By WebSocket all orders go on.
    ADDRESS_BANNED("HTTP 403, address banned", everywhere(FILLED, BANNED)),
    API_DOWN("HTTP 503 for seconds", everywhere(FILLED, NEVER_HAD)),
    WEB_SOCKETS_DROPPED("web sockets dropped", everywhere(FILLED)),
    LOST_AND_SWALLOWED("swallowed, connection lost", at(Step.SENT, NEVER_HAD)),
    FRAMES_DROPPED("private messages lost", at(Step.ACCEPTED, FILLED), at(Step.FILLED, FILLED)),
    FRAMES_DUPLICATED("private messages doubled", at(Step.ACCEPTED, FILLED), at(Step.FILLED, FILLED)),
    FRAMES_REORDERED("private messages reordered", at(Step.ACCEPTED, FILLED), at(Step.FILLED, FILLED)),
    REALTIME_FORGOTTEN("realtime forgets", everywhere(FILLED)),
    DEPTH_COLLAPSE("the book is empty", at(Step.BEFORE_SEND, FILLED), at(Step.ACCEPTED, FILLED)),
    KILLED(
            "order execution killed",
            at(Step.BEFORE_SEND, FILLED),
            // The exchange reads the request of a process that is dead, or finds its connection broken.
            at(Step.SENT, FILLED, NEVER_HAD),
            at(Step.ACCEPTED, FILLED),
            at(Step.FILLED, FILLED)),
    KILLED_AND_SWALLOWED("killed, request swallowed", at(Step.SENT, NEVER_HAD)),
    FLASH_CRASH("the price falls by a fifth", at(Step.BEFORE_SEND, FILLED, SLIPPED), at(Step.ACCEPTED, FILLED)),
    SYMBOL_HALTED("the symbol is halted", at(Step.BEFORE_SEND, REFUSED), at(Step.ACCEPTED, REFUSED));

    private record At(Step step, Set<End> ends) {}

    private final String words;
    private final Map<Step, Set<End>> ends = new EnumMap<>(Step.class);

    Fault(String words, At... places) {
        this.words = words;
        for (At place : places) {
            ends.put(place.step(), place.ends());
        }
    }

    Fault(String words, Map<Step, Set<End>> ends) {
        this.words = words;
        this.ends.putAll(ends);
    }

    private static At at(Step step, End first, End... others) {
        return new At(step, EnumSet.of(first, others));
    }

    private static Map<Step, Set<End>> everywhere(End first, End... others) {
        Map<Step, Set<End>> all = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            // What has been accepted is never reported as unknown.
            all.put(step, step.compareTo(Step.ACCEPTED) < 0 ? EnumSet.of(first, others) : EnumSet.of(first));
        }
        return all;
    }

    String words() {
        return words;
    }

    Set<Step> steps() {
        return Collections.unmodifiableSet(ends.keySet());
    }

    Set<End> ends(Step step) {
        return ends.getOrDefault(step, Set.of());
    }

    boolean kills() {
        return this == KILLED || this == KILLED_AND_SWALLOWED;
    }

    /** Whether it stops all accounts behind one address, and so strikes when all else has ended. */
    boolean isOfTheAddress() {
        return this == ADDRESS_BANNED;
    }

    /** Whether it moves the market or stops it for everybody, and so strikes when all else has ended. */
    boolean isOfTheMarket() {
        return this == FLASH_CRASH || this == SYMBOL_HALTED;
    }
}
