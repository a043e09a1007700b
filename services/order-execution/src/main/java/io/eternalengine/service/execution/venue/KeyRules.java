package io.eternalengine.service.execution.venue;

import io.eternalengine.bybit.ApiKeyInformation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which API keys are traded with: what a thief could make more of than orders, and what belongs to another account, is refused. One
 * object serves all accounts of a process, so that two of them never trade one account of the exchange.
 */
public final class KeyRules {
    /** The account that capital is moved from; no other may use its key. */
    static final String MASTER = "MASTER";

    private final boolean realMoney;
    private final Map<String, String> accountOfUser = new ConcurrentHashMap<>();

    /** @param realMoney whether keys must be bound to addresses */
    public KeyRules(boolean realMoney) {
        this.realMoney = realMoney;
    }

    /**
     * Judges what the exchange says of an account's key.
     *
     * @param userId of the account at the exchange as it was written down, or empty
     */
    KeyRights judge(String account, String userId, ApiKeyInformation key) {
        if (key.mayWithdraw()) {
            return new KeyRights.Unsafe("its API key may withdraw: must be able to read and trade only");
        }
        if (key.readOnly() || !mayTradeSpot(key)) {
            return new KeyRights.Unsafe("its API key may not trade: must be able to read and trade spot");
        }
        if (key.master() && !account.equals(MASTER)) {
            return new KeyRights.Unsafe("its API key is the master account's: must be the sub-account's own");
        }
        if (!userId.isEmpty() && !userId.equals(key.userId())) {
            return new KeyRights.Unsafe("its API key is of user " + key.userId() + ": must be of user " + userId);
        }
        if (realMoney && !key.isBoundToAddresses()) {
            return new KeyRights.Unsafe("its API key works from any address: must be bound to addresses in live mode");
        }
        String other = accountOfUser.putIfAbsent(key.userId(), account);
        return other == null || other.equals(account)
                ? new KeyRights.Sound()
                : new KeyRights.Unsafe(
                        "its API key is of the same user as that of " + other + ": must be of an account of its own");
    }

    private static boolean mayTradeSpot(ApiKeyInformation key) {
        return key.permissions().getOrDefault("Spot", List.of()).contains("SpotTrade");
    }
}
