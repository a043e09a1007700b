package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.ApiKeys;
import io.eternalengine.simulator.KeyRights;
import io.eternalengine.simulator.Simulator;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.venue.Account;
import io.eternalengine.venue.Refusal;
import io.eternalengine.venue.ReturnCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeSet;

/** Keys, sub-accounts, and what of their coins can be moved. */
final class MemberEndpoints {

    private static final int MOST_UNIFIED_COINS = 10;

    private final Simulator simulator;

    MemberEndpoints(Simulator simulator) {
        this.simulator = simulator;
    }

    Map<String, Endpoint> routes() {
        return Map.of(
                "GET /v5/user/query-api", this::apiKey,
                "GET /v5/user/query-sub-members", this::subMembers,
                "GET /v5/asset/transfer/query-sub-member-list", this::subMemberIds,
                "GET /v5/asset/transfer/query-account-coins-balance", this::coinBalances,
                "GET /v5/asset/transfer/query-account-coin-balance", this::coinBalance);
    }

    private ObjectNode apiKey(ApiCall call) {
        KeyRights rights = call.signer().rights();
        boolean master = call.account().equals(ApiKeys.MASTER);
        ObjectNode result = Json.object();
        result.put("id", call.account());
        result.put("note", call.account());
        result.put("apiKey", call.signer().key());
        result.put("readOnly", rights.readOnly() ? 1 : 0);
        result.put("secret", "");
        putPermissions(result.putObject("permissions"), rights);
        ArrayNode addresses = result.putArray("ips");
        (rights.addresses().isEmpty() ? List.of("*") : rights.addresses()).forEach(addresses::add);
        result.put("type", 1);
        Instant expires = rights.expires();
        // An unbound key ends after 90 days, a bound one lasts; both fields are as the exchange fills them.
        result.put("deadlineDay", expires == null ? 90 : daysUntil(expires));
        result.put("expiredAt", (expires == null ? Instant.EPOCH : expires).toString());
        result.put("createdAt", Instant.EPOCH.toString());
        result.put("uta", 1);
        result.put("unified", 0);
        result.put("userID", TransferEndpoints.memberId(call.account()));
        result.put("inviterID", 0);
        result.put("vipLevel", "No VIP");
        result.put("mktMakerLevel", "0");
        result.put("affiliateID", 0);
        result.put("rsaPublicKey", "");
        result.put("isMaster", master);
        result.put("parentUid", master ? "0" : Long.toString(TransferEndpoints.memberId(ApiKeys.MASTER)));
        return result;
    }

    private static long daysUntil(Instant expires) {
        return (expires.toEpochMilli() - System.currentTimeMillis()) / 86_400_000;
    }

    private static void putPermissions(ObjectNode json, KeyRights rights) {
        for (KeyRights.Permission permission : KeyRights.Permission.values()) {
            ArrayNode group = json.withArray(permission.group());
            if (rights.permissions().contains(permission)) {
                group.add(permission.wireName());
            }
        }
        List.of("Options", "Exchange", "CopyTrading", "BlockTrade", "NFT", "Affiliate", "Earn")
                .forEach(json::putArray);
    }

    private ObjectNode subMembers(ApiCall call) {
        requireMaster(call);
        ObjectNode result = Json.object();
        ArrayNode list = result.putArray("subMembers");
        for (Account account : simulator.venue().accounts()) {
            if (!account.name().equals(ApiKeys.MASTER)) {
                list.addObject()
                        .put("uid", Long.toString(TransferEndpoints.memberId(account.name())))
                        .put("username", account.name())
                        .put("memberType", 1)
                        .put("status", 1)
                        .put("remark", "")
                        .put("accountMode", 5);
            }
        }
        return result;
    }

    private ObjectNode subMemberIds(ApiCall call) {
        requireMaster(call);
        ObjectNode result = Json.object();
        ArrayNode all = result.putArray("subMemberIds");
        ArrayNode transferable = result.putArray("transferableSubMemberIds");
        for (Account account : simulator.venue().accounts()) {
            if (!account.name().equals(ApiKeys.MASTER)) {
                String id = Long.toString(TransferEndpoints.memberId(account.name()));
                all.add(id);
                transferable.add(id);
            }
        }
        return result;
    }

    private static void requireMaster(ApiCall call) {
        if (!call.account().equals(ApiKeys.MASTER)) {
            throw new Refusal(ReturnCode.PERMISSION_DENIED);
        }
    }

    private ObjectNode coinBalances(ApiCall call) {
        Account account = memberOf(call);
        boolean funding = TransferEndpoints.isFunding(call.parameters().required("accountType"));
        SequencedSet<String> coins = new TreeSet<>();
        List<String> asked = call.parameters().coins("coin");
        call.parameters().oneOf("withBonus", "0", "1");
        if (!funding && (asked.isEmpty() || asked.size() > MOST_UNIFIED_COINS)) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "coin must name 1 to " + MOST_UNIFIED_COINS + " coins");
        }
        coins.addAll(asked.isEmpty() ? walletOf(account, funding).keySet() : asked);
        ObjectNode result = header(call, account);
        ArrayNode list = result.putArray("balance");
        coins.forEach(coin -> list.add(balance(account, funding, coin)));
        return result;
    }

    private ObjectNode coinBalance(ApiCall call) {
        Account account = memberOf(call);
        boolean funding = TransferEndpoints.isFunding(call.parameters().required("accountType"));
        call.parameters().required("coin");
        String coin = call.parameters().coin("coin");
        requireDestination(call.parameters());
        ObjectNode result = header(call, account);
        result.put("bizType", 1);
        result.put("accountId", Long.toString(TransferEndpoints.memberId(account.name())));
        result.set("balance", balance(account, funding, coin));
        return result;
    }

    /** Where the coins would go, and what of them to count, changes nothing here; it must still be something. */
    private void requireDestination(Parameters parameters) {
        for (String name : List.of("withBonus", "withTransferSafeAmount", "withLtvTransferSafeAmount")) {
            parameters.oneOf(name, "0", "1");
        }
        if (!parameters.text("toAccountType").isEmpty()) {
            TransferEndpoints.isFunding(parameters.text("toAccountType"));
        }
        if (!parameters.text("toMemberId").isEmpty()) {
            TransferEndpoints.member(simulator, parameters.text("toMemberId"));
        }
    }

    private static ObjectNode header(ApiCall call, Account account) {
        return Json.object()
                .put("memberId", Long.toString(TransferEndpoints.memberId(account.name())))
                .put("accountType", call.parameters().text("accountType"));
    }

    private Account memberOf(ApiCall call) {
        String member = call.parameters().text("memberId");
        if (member.isEmpty()) {
            return simulator.venue().account(call.account());
        }
        Account account = TransferEndpoints.member(simulator, member);
        if (!account.name().equals(call.account())) {
            requireMaster(call);
        }
        return account;
    }

    private static Map<String, BigDecimal> walletOf(Account account, boolean funding) {
        return (funding ? account.funding() : account.wallet()).balances();
    }

    private ObjectNode balance(Account account, boolean funding, String coin) {
        BigDecimal held = walletOf(account, funding).getOrDefault(coin, BigDecimal.ZERO);
        BigDecimal transferable =
                funding || held.signum() <= 0 ? held : simulator.venue().transferable(account, coin);
        return Json.object()
                .put("coin", coin)
                .put("transferBalance", Json.text(transferable.max(BigDecimal.ZERO)))
                .put("walletBalance", Json.text(held))
                .put("bonus", "");
    }
}
