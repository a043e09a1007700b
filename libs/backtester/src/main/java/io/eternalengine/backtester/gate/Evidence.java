package io.eternalengine.backtester.gate;

/**
 * On how much a verdict rests.
 *
 * @param trades that closed out of sample, of the account with the fewest that decides
 */
public record Evidence(int trades) {
    /** Below so many a share or a factor of trades is chance: the usual least size of a sample. */
    private static final int FEW = 30;

    /** The evidence of a record. */
    public static Evidence of(GateRecord gate) {
        return new Evidence(gate.verdicts().stream()
                .filter(GateRecord.Verdict::decides)
                .mapToInt(verdict -> verdict.test().performance().trades())
                .min()
                .orElse(0));
    }

    /** For people, behind the verdict. */
    public String sentence() {
        String verdict = "a verdict on " + trades + (trades == 1 ? " trade" : " trades");
        return trades < FEW ? verdict + ", which is hardly evidence" : verdict;
    }
}
