package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.state.CapitalCodec;
import io.eternalengine.domain.state.InstrumentCodec;
import io.eternalengine.domain.state.SnapshotFormats;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import io.eternalengine.engine.RiskStanding;
import io.eternalengine.engine.SnapshotAssets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that TREND knows of one account. It changes in place and never leaves the engine. */
final class TrendState {
    static final SnapshotFormats FORMATS = SnapshotFormats.withTheOneBefore(3);

    private final List<InstrumentId> instruments;
    private final List<AssetState> assets;
    private final MeanCorrelation correlation;
    private final PhaseNames phaseNames = new PhaseNames();
    private @Nullable CapitalAllocation capital;
    private Decimal cash = Decimal.ZERO;
    private TrackRecord record = TrackRecord.EMPTY;
    private RiskStanding risk = new RiskStanding();

    private TrendState(TrendParameters parameters, List<AssetState> assets, MeanCorrelation correlation) {
        instruments = parameters.instruments();
        this.assets = List.copyOf(assets);
        this.correlation = correlation;
    }

    static TrendState initial(TrendParameters parameters) {
        List<AssetState> unseen = parameters.assets().stream()
                .map(ignored -> AssetState.unseen(parameters))
                .toList();
        return new TrendState(parameters, unseen, MeanCorrelation.cold(parameters));
    }

    /** @param added to what was assigned before; the whole at first */
    void assign(CapitalAllocation allocation, Decimal added) {
        if (capital == null) {
            assets.forEach(AssetState::forgetBand);
        }
        capital = allocation;
        cash = cash.plus(added);
    }

    /** Applies a candle of an asset later than all before of it. */
    void on(int index, Candle candle) {
        assets.get(index).on(candle);
        if (PairCorrelation.isMidnight(candle.closeTimeMs())) {
            correlation.on(index, candle.closeTimeMs(), candle.close());
        }
    }

    void moveCash(Decimal payment) {
        cash = cash.plus(payment);
    }

    void record(Trade closed) {
        record = record.with(closed);
    }

    /** Whether the account works at a time: capital may be assigned for later, so that history only warms up. */
    boolean hasCapitalAt(long timeMs) {
        return capital != null && capital.effectiveFromMs() <= timeMs;
    }

    /** As last assigned; null before the first time. */
    @Nullable
    CapitalAllocation capital() {
        return capital;
    }

    /**
     * The engine's own books: its capital, moved by executions, fees and funding, contracts counted as bought for their value;
     * with the value of the positions it is the account's equity, in the quote asset.
     */
    Decimal cash() {
        return cash;
    }

    /** In the order of the parameters. */
    List<AssetState> assets() {
        return assets;
    }

    MeanCorrelation correlation() {
        return correlation;
    }

    TrackRecord record() {
        return record;
    }

    RiskStanding risk() {
        return risk;
    }

    /** The account at the latest closes, in the quote asset. */
    Decimal equity() {
        Decimal equity = cash;
        for (AssetState asset : assets) {
            equity = equity.plus(asset.positionValue());
        }
        return equity;
    }

    /** Quantity held of an asset; positive when long, in the base asset. */
    Decimal held(int index) {
        Trade trade = assets.get(index).phase().trade();
        return trade == null ? Decimal.ZERO : trade.signedQuantity();
    }

    /** The phases of all assets in their order, such as {@code SCANNING+IN_POSITION}. */
    String phases() {
        return phaseNames.of(assets);
    }

    byte[] encode(int format) {
        StateWriter writer = FORMATS.begin(format)
                .writeAll(instruments, InstrumentCodec::writeId)
                .writeOptional(capital, CapitalCodec::write)
                .writeDecimal(cash);
        assets.forEach(asset -> asset.write(writer, format));
        correlation.write(writer);
        record.write(writer);
        risk.write(writer);
        return writer.toBytes();
    }

    /** Refuses a snapshot of another format, of other assets, or of indicators of other periods. */
    static TrendState decode(byte[] bytes, TrendParameters parameters) {
        var reader = new StateReader(bytes);
        int format = FORMATS.readFrom(reader);
        SnapshotAssets.requireSame(reader.readAll(InstrumentCodec::readId), parameters.instruments());
        CapitalAllocation capital = reader.readOptional(in -> CapitalCodec.read(in, EngineId.TREND));
        Decimal cash = reader.readDecimal();
        List<AssetState> assets = new ArrayList<>();
        for (int i = 0; i < parameters.assets().size(); i++) {
            assets.add(AssetState.read(reader, parameters, format));
        }
        var state = new TrendState(parameters, assets, MeanCorrelation.read(reader, parameters));
        state.capital = capital;
        state.cash = cash;
        state.record = TrackRecord.read(reader);
        state.risk = RiskStanding.read(reader);
        reader.requireEnd();
        return state;
    }
}
