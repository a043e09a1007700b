package io.eternalengine.kit.halt;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the halt log says, read from its first record on. Epochs follow one another by one. A gap may hide a halt, and two
 * different commands of one epoch may be a forged one and a halt: from then on the log is not believed, until it starts anew
 * with a {@link RiskAction.HaltLogRebased}. One thread writes.
 */
final class HaltLog {
    /** Commands kept to be compared with others of their epoch; an older one cannot be distinguished from a forged one. */
    static final int COMMANDS_KEPT = 1_000;

    private final Map<Long, RiskCommand> kept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, RiskCommand> eldest) {
            return size() > COMMANDS_KEPT;
        }
    };
    private volatile HaltRegister register = HaltRegister.EMPTY;
    private volatile Optional<String> fault = Optional.empty();

    HaltRegister register() {
        return register;
    }

    /** Why the log is not believed; empty when it is. */
    Optional<String> fault() {
        return fault;
    }

    /** Applies the next record of the log; a second copy of a command changes nothing. */
    void apply(RiskCommand command) {
        if (command.equals(kept.get(command.epoch()))) {
            return;
        }
        if (command.action() instanceof RiskAction.HaltLogRebased) {
            startAnew(command);
        } else if (register.missesOneBefore(command)) {
            distrust("epoch " + command.epoch() + " follows " + register.epoch() + ": a command is missing");
        } else if (!register.knows(command)) {
            kept.put(command.epoch(), command);
        } else {
            distrust("two different commands of epoch " + command.epoch());
        }
        register = register.after(command);
    }

    /** A record of risk's own kind that this version cannot read: it may have been a halt. */
    void missed(String what) {
        distrust(what);
    }

    private void startAnew(RiskCommand base) {
        kept.clear();
        kept.put(base.epoch(), base);
        fault = Optional.empty();
    }

    /** The first cause stays: what follows may be its consequence. */
    private void distrust(String cause) {
        if (fault.isEmpty()) {
            fault = Optional.of(cause);
        }
    }
}
