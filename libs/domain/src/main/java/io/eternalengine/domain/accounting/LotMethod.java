package io.eternalengine.domain.accounting;

/** Which cost a sale of a coin releases. */
public enum LotMethod {
    /** All purchases are one lot with one average cost. */
    AVERAGE,
    /** First in, first out: the oldest lot is sold first. */
    FIFO,
    /** Highest in, first out: the lot with the highest unit cost is sold first; of equals the oldest. */
    HIFO
}
