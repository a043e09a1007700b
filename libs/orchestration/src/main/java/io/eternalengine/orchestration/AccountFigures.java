package io.eternalengine.orchestration;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;

/**
 * What an account is worth, in USDT.
 *
 * @param equity marked to market
 * @param freeCash that may leave the account now
 */
public record AccountFigures(Decimal equity, Decimal freeCash) {
    static final AccountFigures NOTHING = new AccountFigures(Decimal.ZERO, Decimal.ZERO);

    public AccountFigures {
        Require.notNegative("freeCash", freeCash);
    }
}
