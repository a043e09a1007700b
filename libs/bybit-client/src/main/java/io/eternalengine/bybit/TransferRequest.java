package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * A transfer of a coin. The exchange performs a transfer id once, so a resend after an unclear outcome is safe.
 *
 * @param transferId chosen by the caller, a pure function of the wish
 */
public record TransferRequest(UUID transferId, String coin, BigDecimal amount, Route route) {

    /** Between which wallets. */
    public sealed interface Route {}

    /** Between the wallets of one account, for example from FUND to UNIFIED. */
    public record WithinAccount(String fromAccountType, String toAccountType) implements Route {}

    /** Between the unified wallets of a master and a sub-account or of two sub-accounts, by their user ids. */
    public record BetweenMembers(long fromMemberId, long toMemberId) implements Route {}

    public TransferRequest {
        OrderRequest.requirePositive("amount", amount);
        if (coin.isBlank()) {
            throw new IllegalArgumentException("coin: must not be blank");
        }
    }

    String path() {
        return switch (route) {
            case WithinAccount ignored -> "/v5/asset/transfer/inter-transfer";
            case BetweenMembers ignored -> "/v5/asset/transfer/universal-transfer";
        };
    }

    ObjectNode toJson() {
        ObjectNode body = Bodies.empty()
                .put("transferId", transferId.toString())
                .put("coin", coin)
                .put("amount", amount.toPlainString());
        return switch (route) {
            case WithinAccount(String from, String to) ->
                body.put("fromAccountType", from).put("toAccountType", to);
            case BetweenMembers(long from, long to) ->
                body.put("fromMemberId", from)
                        .put("toMemberId", to)
                        .put("fromAccountType", "UNIFIED")
                        .put("toAccountType", "UNIFIED");
        };
    }
}
