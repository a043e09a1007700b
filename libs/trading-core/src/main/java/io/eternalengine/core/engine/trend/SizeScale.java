package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.risk.RiskAction;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;

/**
 * How risk scales new positions of an asset: its last command that covers the asset counts.
 *
 * @param size multiplier on the size
 * @param stopDistance multiplier on the distance of the stops
 */
record SizeScale(Decimal size, Decimal stopDistance) {
    static final SizeScale NORMAL = new SizeScale(Decimal.ONE, Decimal.ONE);

    static SizeScale of(RiskAction.SizeScaled scaled) {
        return new SizeScale(scaled.multiplier(), scaled.stopDistanceMultiplier());
    }

    void write(StateWriter writer) {
        writer.writeDecimal(size).writeDecimal(stopDistance);
    }

    static SizeScale read(StateReader reader) {
        return new SizeScale(reader.readDecimal(), reader.readDecimal());
    }
}
