package io.eternalengine.engine.trend;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

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
