package io.eternalengine.service.execution.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.ApiKeyInformation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyRulesTest {
    private static final Map<String, List<String>> TRADES = Map.of("Spot", List.of("SpotTrade"));
    private static final List<String> BOUND = List.of("192.0.2.1");

    private final KeyRules rules = new KeyRules(false, Set.of("TREND-1"));

    @Test
    void takesASubAccountsOwnKeyThatReadsAndTrades() {
        assertThat(rules.judge("CORE-HODL", "7", key("7", false, false, TRADES, BOUND)))
                .isInstanceOf(KeyRights.Sound.class);
        assertThat(rules.judge("CORE-HODL", "7", key("7", false, false, TRADES, BOUND)))
                .as("asked again")
                .isInstanceOf(KeyRights.Sound.class);
    }

    @Test
    void refusesAKeyThatMayWithdraw() {
        Map<String, List<String>> withdraws = Map.of("Spot", List.of("SpotTrade"), "Wallet", List.of("Withdraw"));

        assertRefused(
                key("7", false, false, withdraws, BOUND),
                "its API key may withdraw: must be able to read and trade only");
    }

    @Test
    void refusesAKeyThatCannotCloseAnything() {
        String sentence = "its API key may not trade: must be able to read and trade spot";

        assertRefused(key("7", false, true, TRADES, BOUND), sentence);
        assertRefused(key("7", false, false, Map.of("Spot", List.of()), BOUND), sentence);
    }

    @Test
    void refusesAKeyThatCannotTradeThePerpetualsOfItsAccount() {
        Map<String, List<String>> ordersOnly = Map.of("Spot", List.of("SpotTrade"), "ContractTrade", List.of("Order"));
        Map<String, List<String>> contracts =
                Map.of("Spot", List.of("SpotTrade"), "ContractTrade", List.of("Order", "Position"));
        Map<String, List<String>> derivatives =
                Map.of("Spot", List.of("SpotTrade"), "Derivatives", List.of("DerivativesTrade"));
        var refused =
                new KeyRights.Unsafe("its API key may not trade perpetuals: must be able to place orders of contracts"
                        + " and change positions");

        assertThat(rules.judge("TREND-1", "", key("9", false, false, TRADES, BOUND)))
                .isEqualTo(refused);
        assertThat(rules.judge("TREND-1", "", key("9", false, false, ordersOnly, BOUND)))
                .isEqualTo(refused);
        assertThat(rules.judge("TREND-1", "", key("9", false, false, contracts, BOUND)))
                .isInstanceOf(KeyRights.Sound.class);
        assertThat(rules.judge("TREND-1", "", key("9", false, false, derivatives, BOUND)))
                .isInstanceOf(KeyRights.Sound.class);
    }

    @Test
    void refusesTheMastersKeyForASubAccount() {
        assertRefused(
                key("7", true, false, TRADES, BOUND),
                "its API key is the master account's: must be the sub-account's own");
        assertThat(rules.judge("MASTER", "", key("1", true, false, TRADES, BOUND)))
                .isInstanceOf(KeyRights.Sound.class);
    }

    @Test
    void refusesAnotherAccountsKey() {
        assertRefused(key("8", false, false, TRADES, BOUND), "its API key is of user 8: must be of user 7");
    }

    @Test
    void refusesTwoAccountsThatAreOne() {
        rules.judge("TACTICAL", "", key("7", false, false, TRADES, BOUND));

        assertRefused(
                key("7", false, false, TRADES, BOUND),
                "its API key is of the same user as that of TACTICAL: must be of an account of its own");
    }

    @Test
    void refusesAKeyThatWorksFromAnyAddressWithRealMoney() {
        var live = new KeyRules(true, Set.of());

        assertThat(live.judge("CORE-HODL", "7", key("7", false, false, TRADES, List.of("*"))))
                .isEqualTo(new KeyRights.Unsafe(
                        "its API key works from any address: must be bound to addresses in live mode"));
        assertThat(live.judge("CORE-HODL", "7", key("7", false, false, TRADES, BOUND)))
                .isInstanceOf(KeyRights.Sound.class);
    }

    private void assertRefused(ApiKeyInformation key, String sentence) {
        assertThat(rules.judge("CORE-HODL", "7", key)).isEqualTo(new KeyRights.Unsafe(sentence));
    }

    private static ApiKeyInformation key(
            String userId,
            boolean master,
            boolean readOnly,
            Map<String, List<String>> permissions,
            List<String> addresses) {
        return new ApiKeyInformation(userId, master, readOnly, permissions, addresses);
    }
}
