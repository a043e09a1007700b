package io.eternalengine.engine.tactical;

import java.util.List;

/** What makes a deployment; each fires once per all-time high. In the order in which they are asked. */
public enum Trigger {
    /** The reference asset is far below its all-time high: the rest of the cash. */
    DEEP_FALL,
    /** The reference asset is below its all-time high: half of the cash. */
    FALL,
    /** Extreme fear: a quarter of the cash. */
    FEAR;

    static final List<Trigger> ALL = List.of(values());
}
