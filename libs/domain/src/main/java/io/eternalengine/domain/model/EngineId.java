package io.eternalengine.domain.model;

/** One of the four engines. */
public enum EngineId {
    CORE_HODL("CORE-HODL"),
    TREND("TREND"),
    FUNDING("FUNDING"),
    TACTICAL("TACTICAL");

    private final String label;

    EngineId(String label) {
        this.label = label;
    }

    /** The name that people and messages use. */
    public String label() {
        return label;
    }

    /** The engine of this label. */
    public static EngineId of(String label) {
        for (EngineId engine : values()) {
            if (engine.label.equals(label)) {
                return engine;
            }
        }
        throw new IllegalArgumentException("engine is \"" + TextRules.printable(label, TextRules.LONGEST_SCOPE_NAME)
                + "\": must be CORE-HODL, TREND, FUNDING or TACTICAL");
    }
}
