package io.eternalengine.domain.halt;

/**
 * How many halts and pauses a register holds. A register is part of every state that has to fit into one message, and
 * scopes come from outside: beyond the bound a halt or a pause covers everything rather than be refused.
 */
public final class HaltBounds {
    /** Most halts of a part, and most pauses of a part, at once. */
    public static final int MOST_PARTS = 100;
    /** Halts of everything are few; these places are kept for them. */
    private static final int RESERVED = 10;
    /** Key of the operators' halt of everything; what is widened to everything gets it, so that they can lift it. */
    public static final String EVERYTHING = "operator:" + RiskScope.ALL.label();

    private HaltBounds() {}

    /** The action as a register with these halts and pauses can hold it. */
    static RiskAction held(HaltRegister register, RiskAction action) {
        return switch (action) {
            case RiskAction.HaltImposed halt -> held(register, halt);
            case RiskAction.EntriesPaused pause -> held(register, pause);
            case RiskAction.HaltLifted lifted -> lifted;
            case RiskAction.SizeScaled scaled -> scaled;
            case RiskAction.ReductionOrdered reduction -> reduction;
            case RiskAction.BreakerMoved moved -> moved;
            case RiskAction.HaltLogRebased base -> base;
        };
    }

    private static RiskAction held(HaltRegister register, RiskAction.HaltImposed halt) {
        int most = MOST_PARTS + (halt.scope().equals(RiskScope.ALL) ? RESERVED : 0);
        boolean fits = register.halts().size() < most || register.halts().containsKey(halt.haltKey());
        return fits ? halt : everything(halt);
    }

    /** The halt, of everything. */
    public static RiskAction.HaltImposed everything(RiskAction.HaltImposed halt) {
        return new RiskAction.HaltImposed(EVERYTHING, RiskScope.ALL, halt.reason(), halt.imposedBy());
    }

    private static RiskAction held(HaltRegister register, RiskAction.EntriesPaused pause) {
        var pauses = register.pausedUntilMs();
        boolean fits = pauses.size() < MOST_PARTS
                || pauses.containsKey(pause.scope().label())
                || pause.scope().equals(RiskScope.ALL);
        return fits ? pause : new RiskAction.EntriesPaused(RiskScope.ALL, pause.untilMs(), pause.reason());
    }
}
