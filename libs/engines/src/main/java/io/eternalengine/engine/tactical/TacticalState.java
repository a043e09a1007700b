package io.eternalengine.engine.tactical;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.state.CapitalCodec;
import io.eternalengine.domain.state.SnapshotFormats;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import io.eternalengine.engine.EngineClock;
import io.eternalengine.engine.RiskStanding;
import io.eternalengine.engine.SnapshotAssets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that TACTICAL knows. It changes in place and never leaves the engine. */
final class TacticalState {
    static final SnapshotFormats FORMATS = SnapshotFormats.withTheOneBefore(1);
    private static final String WAITING = "WAITING";

    private final List<TacticalMarket> markets;
    private final Signals signals;
    private final List<Deployment> deployments = new ArrayList<>();
    private final List<Deployment> deploymentsView = Collections.unmodifiableList(deployments);
    private final Set<Trigger> fired = EnumSet.noneOf(Trigger.class);
    private @Nullable CapitalAllocation capital;
    private Decimal cash = Decimal.ZERO;
    private Decimal proceedsForCore = Decimal.ZERO;
    private long deploymentsMade;
    private long lastDeploymentMs = -1;
    private Decimal sizeMultiplier = Decimal.ONE;
    private EngineClock clock = new EngineClock(0, this::newestCloseMs);
    private RiskStanding risk = new RiskStanding();

    private TacticalState(List<TacticalMarket> markets, Signals signals) {
        this.markets = List.copyOf(markets);
        this.signals = signals;
    }

    static TacticalState initial(TacticalParameters parameters) {
        return new TacticalState(
                Stream.generate(TacticalMarket::new)
                        .limit(parameters.assets().size())
                        .toList(),
                Signals.initial(parameters.knownAllTimeHigh()));
    }

    EngineClock clock() {
        return clock;
    }

    /** A candle later than all before of its market; whether it turned the clock back, so that nothing began later. */
    boolean follow(Candle candle) {
        boolean back = clock.follow(candle);
        if (back) {
            lastDeploymentMs = Math.min(lastDeploymentMs, clock.nowMs());
            deployments.forEach(deployment -> deployment.beganBy(clock.nowMs()));
        }
        return back;
    }

    private long newestCloseMs() {
        long newest = 0;
        for (TacticalMarket market : markets) {
            newest = Math.max(newest, market.closedAtMs());
        }
        return newest;
    }

    /** Applies the price of a candle later than all before of its asset. */
    void on(int index, Candle candle) {
        markets.get(index).on(candle);
    }

    /** The watched asset traded at this price; above all before, every trigger may fire again. */
    void onPriceOfWatched(Decimal price) {
        if (signals.raiseHigh(price)) {
            fired.clear();
        }
    }

    /** @param added to what was assigned before; the whole at first */
    void assign(CapitalAllocation allocation, Decimal added) {
        capital = allocation;
        cash = cash.plus(added);
    }

    void moveCash(Decimal payment) {
        cash = cash.plus(payment);
    }

    /** @param proceeds of a return, which are for CORE-HODL and in this engine's cash no longer */
    void setAside(Decimal proceeds) {
        cash = cash.minus(proceeds);
        proceedsForCore = proceedsForCore.plus(proceeds);
    }

    void deploy(Trigger trigger, List<DeploymentLeg> legs) {
        deploymentsMade++;
        lastDeploymentMs = clock.nowMs();
        fired.add(trigger);
        deployments.add(Deployment.begun(deploymentsMade, trigger, clock.nowMs(), legs));
    }

    /** Nothing is left of a deployment. */
    void close(Deployment deployment) {
        deployments.remove(deployment);
    }

    void scale(Decimal multiplier) {
        sizeMultiplier = multiplier;
    }

    /** Whether capital is assigned for a time: before it, candles are history and open nothing. */
    boolean hasCapitalAt(long timeMs) {
        return capital != null && capital.effectiveFromMs() <= timeMs;
    }

    /** As last assigned; null before the first time. */
    @Nullable
    CapitalAllocation capital() {
        return capital;
    }

    /** In the order of the parameters. */
    List<TacticalMarket> markets() {
        return markets;
    }

    Signals signals() {
        return signals;
    }

    /** By the engine's own books, less what belongs to CORE-HODL. */
    Decimal cash() {
        return cash;
    }

    /**
     * All proceeds that were ever set aside for CORE-HODL, in the quote asset. It only grows, so whoever moves it moves the
     * difference to what has been moved. It left {@link #cash()} at once: the capital of this engine is not lowered again when
     * it is moved.
     */
    Decimal proceedsForCore() {
        return proceedsForCore;
    }

    /** Those that are not returned yet, oldest first. */
    List<Deployment> deployments() {
        return deploymentsView;
    }

    /** Over all time; numbers them. */
    long deploymentsMade() {
        return deploymentsMade;
    }

    /** When the last began; −1 before the first. */
    long lastDeploymentMs() {
        return lastDeploymentMs;
    }

    /** Whether the trigger fired since the last all-time high. */
    boolean hasFired(Trigger trigger) {
        return fired.contains(trigger);
    }

    /** Of deployments, as risk last commanded. */
    Decimal sizeMultiplier() {
        return sizeMultiplier;
    }

    /** The latest event time that is believed. */
    long clockMs() {
        return clock.nowMs();
    }

    RiskStanding risk() {
        return risk;
    }

    /** Whether the latest closes of all assets are of the same moment. */
    boolean pricesAreOfOneTime() {
        long atMs = markets.getFirst().closedAtMs();
        for (TacticalMarket market : markets) {
            if (market.closedAtMs() != atMs) {
                return false;
            }
        }
        return true;
    }

    /** The name of the phase of the busiest deployment; WAITING without one. */
    String phase() {
        String phase = WAITING;
        int highest = 0;
        for (Deployment deployment : deployments) {
            if (deployment.phase().rank() > highest) {
                highest = deployment.phase().rank();
                phase = deployment.phase().name();
            }
        }
        return phase;
    }

    byte[] encode(int format) {
        StateWriter writer = FORMATS.begin(format)
                .writeOptional(capital, CapitalCodec::write)
                .writeAll(markets, (out, market) -> market.write(out));
        signals.write(writer);
        writer.writeDecimal(cash)
                .writeDecimal(proceedsForCore)
                .writeAll(deployments, (out, deployment) -> deployment.write(out))
                .writeLong(deploymentsMade)
                .writeLong(lastDeploymentMs)
                .writeAll(fired, StateWriter::writeEnum)
                .writeDecimal(sizeMultiplier)
                .writeLong(clock.nowMs());
        risk.write(writer);
        return writer.toBytes();
    }

    /** Refuses a snapshot of another format, or of other assets. */
    static TacticalState decode(byte[] bytes, TacticalParameters parameters) {
        var reader = new StateReader(bytes);
        FORMATS.readFrom(reader);
        CapitalAllocation capital = reader.readOptional(in -> CapitalCodec.read(in, EngineId.TACTICAL));
        List<TacticalMarket> markets = reader.readAll(TacticalMarket::read);
        reader.requireAssets(markets.size(), parameters.assets().size());
        requireAssets(markets, parameters.assets());
        var state = new TacticalState(markets, Signals.read(reader));
        state.capital = capital;
        state.cash = reader.readDecimal();
        state.proceedsForCore = reader.readDecimal();
        state.deployments.addAll(reader.readAll(Deployment::read));
        state.deploymentsMade = reader.readLong();
        state.lastDeploymentMs = reader.readLong();
        state.fired.addAll(reader.readAll(in -> in.readEnum(Trigger.class)));
        state.sizeMultiplier = reader.readDecimal();
        state.clock = new EngineClock(reader.readLong(), state::newestCloseMs);
        state.risk = RiskStanding.read(reader);
        reader.requireEnd();
        return state;
    }

    private static void requireAssets(List<TacticalMarket> markets, List<TacticalAsset> assets) {
        var stored = new SnapshotAssets();
        for (int i = 0; i < markets.size(); i++) {
            stored.add(markets.get(i).rules(), assets.get(i).spot());
        }
        stored.requireSame();
    }
}
