package io.eternalengine.domain.halt;

import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.state.FrozenMap;
import io.eternalengine.domain.state.StateHash;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The halts and pauses in force, as the halt log up to an epoch says. Risk, every engine and order execution keep one
 * each, so that no single failure lets an order through.
 *
 * @param halts scope of each halt, by its key
 * @param pausedUntilMs end of each pause, by the label of its scope
 * @param permits scope inside which a halt is lifted while it goes on elsewhere, by the halt's key: an operator's permit.
 *     It ends with the halt, and when the halt is imposed again
 */
public record HaltRegister(
        long epoch,
        SortedMap<String, RiskScope> halts,
        SortedMap<String, Long> pausedUntilMs,
        SortedMap<String, RiskScope> permits) {
    /** Key of the halt that the circuit breaker imposes. */
    public static final String BREAKER_KEY = "breaker";

    public static final HaltRegister EMPTY =
            new HaltRegister(0, FrozenMap.empty(), FrozenMap.empty(), FrozenMap.empty());

    public HaltRegister {
        halts = FrozenMap.copyOf(halts);
        pausedUntilMs = FrozenMap.copyOf(pausedUntilMs);
        permits = FrozenMap.copyOf(permits);
    }

    /** Whether a command of this epoch was applied before. A new base of the log always is news. */
    public boolean knows(RiskCommand command) {
        return command.epoch() <= epoch && !(command.action() instanceof RiskAction.HaltLogRebased);
    }

    /** Whether the command leaves out an epoch: the one between may have been a halt. */
    public boolean missesOneBefore(RiskCommand command) {
        return command.epoch() > epoch + 1 && !(command.action() instanceof RiskAction.HaltLogRebased);
    }

    /**
     * The register after a command; a command already known changes nothing. Behind a gap only what holds back is taken up, and
     * the epoch stays: so nothing is opened under it until the log starts anew.
     */
    public HaltRegister after(RiskCommand command) {
        if (knows(command)) {
            return this;
        }
        if (missesOneBefore(command)) {
            return holdsBack(command.action()) ? applying(command, epoch) : this;
        }
        return applying(command, command.epoch());
    }

    private static boolean holdsBack(RiskAction action) {
        return action instanceof RiskAction.HaltImposed || action instanceof RiskAction.EntriesPaused;
    }

    private HaltRegister applying(RiskCommand command, long newEpoch) {
        FrozenMap<String, RiskScope> newHalts = FrozenMap.copyOf(halts);
        FrozenMap<String, Long> newPauses = pausesWithRoom(command.eventTimeMs());
        FrozenMap<String, RiskScope> newPermits = FrozenMap.copyOf(permits);
        switch (held(command.action(), command.eventTimeMs())) {
            case RiskAction.HaltImposed halt -> {
                newHalts = newHalts.with(halt.haltKey(), halt.scope());
                newPermits = newPermits.without(halt.haltKey());
            }
            case RiskAction.HaltLifted lifted -> {
                if (liftsAPartOnly(lifted)) {
                    newPermits = newPermits.with(lifted.haltKey(), lifted.scope());
                } else {
                    newHalts = newHalts.without(lifted.haltKey());
                    newPermits = newPermits.without(lifted.haltKey());
                }
            }
            case RiskAction.EntriesPaused pause -> {
                String label = pause.scope().label();
                newPauses = newPauses.with(label, Math.max(newPauses.getOrDefault(label, 0L), pause.untilMs()));
            }
            case RiskAction.SizeScaled ignored -> {}
            case RiskAction.ReductionOrdered ignored -> {}
            case RiskAction.BreakerMoved ignored -> {}
            case RiskAction.HaltLogRebased base -> {
                newHalts = FrozenMap.copyOf(base.halts());
                newPauses = FrozenMap.copyOf(base.pausedUntilMs());
                newPermits = FrozenMap.copyOf(base.permits());
            }
        }
        return new HaltRegister(newEpoch, newHalts, newPauses, newPermits);
    }

    /** The action as this register can hold it at a time: pauses that are over take no room then. */
    public RiskAction held(RiskAction action, long nowMs) {
        return HaltBounds.held(new HaltRegister(epoch, halts, pausesWithRoom(nowMs), permits), action);
    }

    /** Pauses that are over are forgotten when there is no room for another. */
    private FrozenMap<String, Long> pausesWithRoom(long nowMs) {
        FrozenMap<String, Long> pauses = FrozenMap.copyOf(pausedUntilMs);
        for (int i = pauses.size() - 1; i >= 0 && pauses.size() >= HaltBounds.MOST_PARTS; i--) {
            if (pauses.valueAt(i) <= nowMs) {
                pauses = pauses.without(pauses.keyAt(i));
            }
        }
        return pauses;
    }

    /** Lifted for a smaller scope than it was imposed on: everything stays halted, the smaller scope left out. */
    private boolean liftsAPartOnly(RiskAction.HaltLifted lifted) {
        RiskScope halted = halts.get(lifted.haltKey());
        return halted != null && halted.equals(RiskScope.ALL) && !lifted.scope().equals(RiskScope.ALL);
    }

    /**
     * Why an order that increases exposure must not be made at this time; empty when it may. What an operator permitted in
     * spite of a halt is not held back by the pauses that came with it either; a pause of one symbol came with its prices.
     */
    public Optional<String> forbids(EngineId engine, String account, InstrumentId instrument, long nowMs) {
        FrozenMap<String, RiskScope> imposed = FrozenMap.copyOf(halts);
        boolean permitted = false;
        for (int i = 0; i < imposed.size(); i++) {
            RiskScope permit = permits.get(imposed.keyAt(i));
            if (permit != null && permit.covers(engine, account, instrument)) {
                permitted = true;
            } else if (imposed.valueAt(i).covers(engine, account, instrument)) {
                return Optional.of("halted: " + imposed.keyAt(i) + " on "
                        + imposed.valueAt(i).label());
            }
        }
        return pausedBy(engine, account, instrument, nowMs, permitted);
    }

    /** @param permitted pauses of symbols alone count */
    private Optional<String> pausedBy(
            EngineId engine, String account, InstrumentId instrument, long nowMs, boolean permitted) {
        FrozenMap<String, Long> pauses = FrozenMap.copyOf(pausedUntilMs);
        for (int i = 0; i < pauses.size(); i++) {
            if (nowMs >= pauses.valueAt(i)) {
                continue;
            }
            RiskScope scope = RiskScope.parse(pauses.keyAt(i));
            boolean counts = !permitted || scope instanceof RiskScope.OfSymbol;
            if (counts && scope.covers(engine, account, instrument)) {
                return Optional.of("entries paused on " + pauses.keyAt(i) + " until " + pauses.valueAt(i));
            }
        }
        return Optional.empty();
    }

    /** SHA-256 of the canonical bytes: equal exactly where the same is in force under the same epoch. */
    public byte[] hash() {
        var writer = new StateWriter();
        write(writer);
        return StateHash.of(writer.toBytes());
    }

    public void write(StateWriter writer) {
        writer.writeLong(epoch)
                .writeMap(halts, StateWriter::writeText, (out, scope) -> out.writeText(scope.label()))
                .writeMap(pausedUntilMs, StateWriter::writeText, StateWriter::writeLong)
                .writeMap(permits, StateWriter::writeText, (out, scope) -> out.writeText(scope.label()));
    }

    public static HaltRegister read(StateReader reader) {
        return new HaltRegister(
                reader.readLong(),
                reader.readMap(StateReader::readText, in -> RiskScope.parse(in.readText())),
                reader.readMap(StateReader::readText, StateReader::readLong),
                reader.readMap(StateReader::readText, in -> RiskScope.parse(in.readText())));
    }
}
