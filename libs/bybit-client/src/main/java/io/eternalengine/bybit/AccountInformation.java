package io.eternalengine.bybit;

/**
 * How an account is set up.
 *
 * @param unifiedMarginStatus kind of account as the exchange numbers it: 1 classic, 3 to 6 unified
 * @param marginMode ISOLATED_MARGIN, REGULAR_MARGIN (cross), PORTFOLIO_MARGIN or a newer one
 */
public record AccountInformation(int unifiedMarginStatus, String marginMode, long updatedTimeMs) {

    /** Whether it is a unified trading account, which this system needs. */
    public boolean isUnified() {
        return unifiedMarginStatus >= 3;
    }

    static AccountInformation read(Fields fields) {
        long status = fields.integer("unifiedMarginStatus");
        if (status < 0 || status > 1_000) {
            throw fields.malformed("unifiedMarginStatus", "a small number");
        }
        return new AccountInformation((int) status, fields.text("marginMode"), fields.integerOrZero("updatedTime"));
    }
}
