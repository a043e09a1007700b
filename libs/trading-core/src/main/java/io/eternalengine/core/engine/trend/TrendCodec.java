package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.Require;
import io.eternalengine.core.risk.HaltRegister;
import io.eternalengine.core.state.CapitalCodec;
import io.eternalengine.core.state.InstrumentCodec;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;
import java.util.ArrayList;
import java.util.List;

/** The canonical bytes of {@link TrendState}. A state of other assets, or of indicators of other lengths, is refused. */
final class TrendCodec {
    private TrendCodec() {}

    static byte[] encode(TrendState state, TrendParameters parameters) {
        var writer = new StateWriter()
                .writeAll(instruments(parameters), InstrumentCodec::writeId)
                .writeOptional(state.capital(), CapitalCodec::write)
                .writeDecimal(state.cash());
        state.assets().forEach(asset -> asset.write(writer));
        state.correlation().write(writer);
        state.record().write(writer);
        state.halts().write(writer);
        return writer.writeBoolean(state.riskHeard()).toBytes();
    }

    static TrendState decode(byte[] bytes, TrendParameters parameters) {
        var reader = new StateReader(bytes);
        List<InstrumentId> stored = reader.readAll(InstrumentCodec::readId);
        Require.check(
                stored.equals(instruments(parameters)),
                "assets of the stored state",
                stored,
                "must be those of the parameters, " + instruments(parameters),
                stored);
        var state = new TrendState(
                reader.readOptional(in -> CapitalCodec.read(in, EngineId.TREND)),
                reader.readDecimal(),
                readAssets(reader, parameters),
                PairCorrelation.read(reader, parameters.sizing().correlationDays()),
                TrackRecord.read(reader),
                HaltRegister.read(reader),
                reader.readBoolean());
        reader.requireEnd();
        return state;
    }

    private static List<InstrumentId> instruments(TrendParameters parameters) {
        return parameters.assets().stream().map(TrendAsset::instrument).toList();
    }

    private static List<AssetState> readAssets(StateReader reader, TrendParameters parameters) {
        List<AssetState> assets = new ArrayList<>();
        for (int i = 0; i < parameters.assets().size(); i++) {
            assets.add(AssetState.read(reader, parameters));
        }
        return assets;
    }
}
