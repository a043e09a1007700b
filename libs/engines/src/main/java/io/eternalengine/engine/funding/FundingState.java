package io.eternalengine.engine.funding;

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
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that FUNDING knows. It changes in place and never leaves the engine. */
final class FundingState {
    static final String AWAITING_CAPITAL = "AWAITING_CAPITAL";
    static final SnapshotFormats FORMATS = SnapshotFormats.withTheOneBefore(1);

    private final List<Carry> carries;
    private @Nullable CapitalAllocation capital;
    private Decimal cash = Decimal.ZERO;
    private Decimal profitForTactical = Decimal.ZERO;
    private Decimal fundingReceived = Decimal.ZERO;
    private boolean marginLow;
    private EngineClock clock = new EngineClock(0, this::newestCloseMs);
    private RiskStanding risk = new RiskStanding();

    private FundingState(List<Carry> carries) {
        this.carries = List.copyOf(carries);
    }

    static FundingState initial(FundingParameters parameters) {
        return new FundingState(
                Stream.generate(Carry::new).limit(parameters.assets().size()).toList());
    }

    EngineClock clock() {
        return clock;
    }

    /** A candle later than all before of its market; whether it turned the clock back, so that nothing began later. */
    boolean follow(Candle candle) {
        boolean back = clock.follow(candle);
        if (back) {
            carries.forEach(carry -> carry.beganBy(clock.nowMs()));
        }
        return back;
    }

    private long newestCloseMs() {
        long newest = 0;
        for (Carry carry : carries) {
            newest = Math.max(newest, carry.prices().newestAtMs());
        }
        return newest;
    }

    /** @param added to what was assigned before; the whole at first */
    void assign(CapitalAllocation allocation, Decimal added) {
        capital = allocation;
        cash = cash.plus(added);
    }

    void moveCash(Decimal payment) {
        cash = cash.plus(payment);
    }

    /** @param payment of a settlement; below 0 when it is paid */
    void receiveFunding(Decimal payment) {
        cash = cash.plus(payment);
        fundingReceived = fundingReceived.plus(payment);
    }

    /** @param profit for TACTICAL, which is in this engine's cash no longer */
    void setAside(Decimal profit) {
        cash = cash.minus(profit);
        profitForTactical = profitForTactical.plus(profit);
    }

    void watchMargin(boolean low) {
        marginLow = low;
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

    /** One for each asset, in the order of the parameters. */
    List<Carry> carries() {
        return carries;
    }

    /** By the engine's own books, less what belongs to TACTICAL. */
    Decimal cash() {
        return cash;
    }

    /**
     * All funding that was ever set aside for TACTICAL, in the quote asset. It only grows, so whoever moves it moves the
     * difference to what has been moved, and a total that comes twice does no harm. It left {@link #cash()} at once: the
     * capital of this engine is not lowered again when it is moved.
     */
    Decimal profitForTactical() {
        return profitForTactical;
    }

    /** Less paid, over all time. */
    Decimal fundingReceived() {
        return fundingReceived;
    }

    /** Whether the margin ratio is below its alert, of which a decision says once. */
    boolean marginLow() {
        return marginLow;
    }

    /** The latest event time that is believed. */
    long clockMs() {
        return clock.nowMs();
    }

    RiskStanding risk() {
        return risk;
    }

    /** Cash, coins and unrealised profit, by the engine's own books. */
    Decimal equity() {
        Decimal equity = cash;
        for (Carry carry : carries) {
            equity = equity.plus(carry.value());
        }
        return equity;
    }

    /** The name of the phase of the asset that is furthest from rest. */
    String phase() {
        if (capital == null) {
            return AWAITING_CAPITAL;
        }
        CarryPhase furthest = carries.getFirst().phase();
        for (Carry carry : carries) {
            if (carry.phase().rank() > furthest.rank()) {
                furthest = carry.phase();
            }
        }
        return furthest.name();
    }

    byte[] encode(int format) {
        StateWriter writer = FORMATS.begin(format)
                .writeOptional(capital, CapitalCodec::write)
                .writeAll(carries, (out, carry) -> carry.write(out))
                .writeDecimal(cash)
                .writeDecimal(profitForTactical)
                .writeDecimal(fundingReceived)
                .writeBoolean(marginLow)
                .writeLong(clock.nowMs());
        risk.write(writer);
        return writer.toBytes();
    }

    /** Refuses a snapshot of another format, or of other assets. */
    static FundingState decode(byte[] bytes, FundingParameters parameters) {
        var reader = new StateReader(bytes);
        FORMATS.readFrom(reader);
        CapitalAllocation capital = reader.readOptional(in -> CapitalCodec.read(in, EngineId.FUNDING));
        List<Carry> carries = reader.readAll(Carry::read);
        reader.requireAssets(carries.size(), parameters.assets().size());
        requireAssets(carries, parameters.assets());
        var state = new FundingState(carries);
        state.capital = capital;
        state.cash = reader.readDecimal();
        state.profitForTactical = reader.readDecimal();
        state.fundingReceived = reader.readDecimal();
        state.marginLow = reader.readBoolean();
        state.clock = new EngineClock(reader.readLong(), state::newestCloseMs);
        state.risk = RiskStanding.read(reader);
        reader.requireEnd();
        return state;
    }

    private static void requireAssets(List<Carry> carries, List<CarryAsset> assets) {
        var stored = new SnapshotAssets();
        for (int i = 0; i < carries.size(); i++) {
            carries.get(i).nameInstruments(stored, assets.get(i));
        }
        stored.requireSame();
    }
}
