package io.eternalengine.core.engine.funding;

import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.risk.RiskAction;
import io.eternalengine.core.state.InstrumentPlaces;
import java.util.Arrays;
import java.util.List;

/** All assets while they are followed: until when none of their legs asks for anything, and whether any may be entered. */
final class QuietCarries {
    private final FundingParameters parameters;
    private final InstrumentPlaces places;
    private final QuietCarry[] carries;
    private boolean hasCapital;
    private long quietUntilMs;

    QuietCarries(FundingParameters parameters) {
        this.parameters = parameters;
        places = new InstrumentPlaces(this::lookUp);
        carries = new QuietCarry[parameters.assets().size()];
        Arrays.setAll(carries, i -> new QuietCarry(parameters));
    }

    private int lookUp(InstrumentId instrument) {
        for (int i = 0; i < parameters.assets().size(); i++) {
            CarryAsset asset = parameters.assets().get(i);
            if (asset.spot().equals(instrument) || asset.perpetual().equals(instrument)) {
                return i;
            }
        }
        return -1;
    }

    void begin(FundingState state) {
        hasCapital = state.capital() != null;
        for (int i = 0; i < carries.length; i++) {
            carries[i].begin(state.carries().get(i));
        }
        judgeLegs();
        judgeEntries();
    }

    private void judgeLegs() {
        quietUntilMs = Long.MAX_VALUE;
        for (QuietCarry carry : carries) {
            quietUntilMs = Math.min(quietUntilMs, carry.quietUntilMs());
        }
    }

    private void judgeEntries() {
        boolean streak = false;
        for (QuietCarry carry : carries) {
            streak |= isStreak(carry.rates());
        }
        for (QuietCarry carry : carries) {
            carry.engineMayEnter(hasCapital && !streak);
        }
    }

    int size() {
        return carries.length;
    }

    /** The place of the asset that an instrument belongs to; −1 when it belongs to none. */
    int placeOf(InstrumentId instrument) {
        return places.of(instrument);
    }

    QuietCarry at(int place) {
        return carries[place];
    }

    /** The first time at which a leg may ask for something. */
    long quietUntilMs() {
        return quietUntilMs;
    }

    /** Whether negative rates have followed one another for so long that everything is left. */
    boolean isStreak(CarryRates rates) {
        return rates.isNegativeFor(parameters.negativeToCloseAll());
    }

    /** Whether all of them wait for an entry. */
    boolean areAllMonitoring() {
        for (QuietCarry carry : carries) {
            if (!carry.isMonitoring()) {
                return false;
            }
        }
        return true;
    }

    void settle(int place, CarryRates settled) {
        carries[place].settle(settled);
        judgeEntries();
    }

    void scale(RiskAction.SizeScaled scaled) {
        for (int i = 0; i < carries.length; i++) {
            if (RiskCommandRule.covers(
                    parameters, scaled.scope(), parameters.assets().get(i))) {
                carries[i].begin(carries[i].carry().withSizeMultiplier(scaled.multiplier()));
            }
        }
    }

    /** An asset goes on with other legs, and maybe in another phase. */
    void goOn(int place, Carry next) {
        boolean isInAnotherPhase = next.phase() != carries[place].carry().phase();
        carries[place].begin(next);
        judgeLegs();
        if (isInAnotherPhase) {
            judgeEntries();
        }
    }

    List<Carry> followed() {
        Carry[] followed = new Carry[carries.length];
        Arrays.setAll(followed, i -> carries[i].carry());
        return List.of(followed);
    }
}
