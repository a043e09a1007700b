package io.eternalengine.service.execution.venue;

import io.eternalengine.bybit.ApiKeyInformation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which API keys are traded with: what a thief could make more of than orders, and what belongs to another account, is refused. One
 * object serves all accounts of a process, so that two of them never trade one account of the exchange.
 */
public final class KeyRules {
    /** The account that capital is moved from; no other may use its key. */
    static final String MASTER = "MASTER";

    private static final List<String> CONTRACT_RIGHTS = List.of("Order", "Position");

    private final boolean realMoney;
    private final Set<String> perpetualAccounts;
    private final Map<String, String> accountOfUser = new ConcurrentHashMap<>();

    /**
     * Rules of a venue.
     *
     * @param realMoney whether keys must be bound to addresses
     * @param perpetualAccounts whose keys must be able to trade perpetuals
     */
    public KeyRules(boolean realMoney, Set<String> perpetualAccounts) {
        this.realMoney = realMoney;
        this.perpetualAccounts = Set.copyOf(perpetualAccounts);
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
        if (perpetualAccounts.contains(account) && !mayTradePerpetuals(key)) {
            return new KeyRights.Unsafe(
                    "its API key may not trade perpetuals: must be able to place orders of contracts and"
                            + " change positions");
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

    /** Two rights of contracts, or the one of derivatives that unified accounts have in their place. */
    private static boolean mayTradePerpetuals(ApiKeyInformation key) {
        return key.permissions().getOrDefault("ContractTrade", List.of()).containsAll(CONTRACT_RIGHTS)
                || key.permissions().getOrDefault("Derivatives", List.of()).contains("DerivativesTrade");
    }

    private static boolean mayTradeSpot(ApiKeyInformation key) {
        return key.permissions().getOrDefault("Spot", List.of()).contains("SpotTrade");
    }
}
