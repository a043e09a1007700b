package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an API key may do.
 *
 * @param readOnly whether the key may not trade at all
 * @param permissions by group, for example Wallet → [AccountTransfer]
 * @param ipAddresses addresses the key is bound to; empty or "*" when it is not bound
 */
public record ApiKeyInformation(
        String userId,
        boolean master,
        boolean readOnly,
        Map<String, List<String>> permissions,
        List<String> ipAddresses) {

    public ApiKeyInformation {
        permissions = Map.copyOf(permissions);
        ipAddresses = List.copyOf(ipAddresses);
    }

    /** Whether the key may withdraw; such a key must be refused. */
    public boolean mayWithdraw() {
        return permissions.getOrDefault("Wallet", List.of()).contains("Withdraw");
    }

    /** Whether the key is only taken from named addresses. */
    public boolean isBoundToAddresses() {
        return !ipAddresses.isEmpty() && !ipAddresses.contains("*");
    }

    static ApiKeyInformation read(Fields fields) {
        Map<String, List<String>> permissions = new TreeMap<>();
        for (var group : fields.object("permissions").node().properties()) {
            List<String> rights = new ArrayList<>();
            for (JsonNode right : group.getValue()) {
                rights.add(right.asText());
            }
            permissions.put(group.getKey(), List.copyOf(rights));
        }
        return new ApiKeyInformation(
                fields.textOrEmpty("userID"),
                fields.flagOrFalse("isMaster"),
                fields.integerOrZero("readOnly") == 1,
                permissions,
                fields.texts("ips"));
    }
}
