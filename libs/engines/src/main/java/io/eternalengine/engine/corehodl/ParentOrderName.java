package io.eternalengine.engine.corehodl;

/**
 * Names a parent order for ever: what it is for, and which one of that purpose.
 *
 * @param text both, such as {@code dca.BTCUSDT.part-07}; ids of intents and snapshots hold it
 */
record ParentOrderName(Purpose purpose, String text) {
    private static final char SEPARATOR = '.';

    /** What a parent order is for. Its child orders name the rule, whose text begins the name. */
    enum Purpose {
        PROGRAM(CoreHodlRule.DCA),
        CONTRIBUTION(CoreHodlRule.CONTRIBUTION),
        REBALANCE_SALE(CoreHodlRule.REBALANCE_SALE),
        REBALANCE_PURCHASE(CoreHodlRule.REBALANCE_PURCHASE),
        REDUCTION(CoreHodlRule.REDUCTION),
        RELEASE(CoreHodlRule.RELEASE);

        private final CoreHodlRule rule;

        Purpose(CoreHodlRule rule) {
            this.rule = rule;
        }

        CoreHodlRule rule() {
            return rule;
        }

        ParentOrderName name(String ofTheOrder) {
            return new ParentOrderName(this, rule.text() + SEPARATOR + ofTheOrder);
        }
    }

    /** Takes the purpose from a name, where it is read from a snapshot. */
    static ParentOrderName parse(String text) {
        int end = text.indexOf(SEPARATOR);
        String word = end < 0 ? text : text.substring(0, end);
        for (Purpose purpose : Purpose.values()) {
            if (purpose.rule.text().equals(word)) {
                return new ParentOrderName(purpose, text);
            }
        }
        throw new IllegalArgumentException(
                "parent order is \"" + text + "\": must begin with what it is for, such as dca.");
    }

    @Override
    public String toString() {
        return text;
    }
}
