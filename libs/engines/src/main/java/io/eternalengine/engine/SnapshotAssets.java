package io.eternalengine.engine;

import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Require;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose a snapshot is: books of one coin must not become those of another when an operator changes the assets. */
public final class SnapshotAssets {
    private final List<InstrumentId> stored = new ArrayList<>();
    private final List<InstrumentId> known = new ArrayList<>();

    /** @param rules as stored for the instrument; null when none were known, so that nothing was traded */
    public void add(@Nullable Instrument rules, InstrumentId ofParameters) {
        stored.add(rules == null ? ofParameters : rules.id());
        known.add(ofParameters);
    }

    /** Throws when the snapshot is of others. */
    public void requireSame() {
        requireSame(stored, known);
    }

    /** Throws when the snapshot is of other instruments than the parameters, or of another order. */
    public static void requireSame(List<InstrumentId> stored, List<InstrumentId> known) {
        Require.check(
                stored.equals(known),
                "assets of the snapshot",
                stored,
                "must be those of the parameters, " + known,
                stored);
    }
}
