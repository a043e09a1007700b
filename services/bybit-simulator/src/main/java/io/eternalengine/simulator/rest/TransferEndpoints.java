package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.ApiKeys;
import io.eternalengine.simulator.Simulator;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.venue.Account;
import io.eternalengine.venue.Refusal;
import io.eternalengine.venue.ReturnCode;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/** Moving coins between the funding and the unified wallet of an account, and between accounts. */
final class TransferEndpoints {

    private final Simulator simulator;
    /** As many transfer ids are remembered, the newest; an older one could be used again. */
    private static final int MOST_KNOWN_IDS = 10_000;
    /** As many as the exchange's minAccuracy of a coin. */
    private static final int MOST_DECIMALS = 8;

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final TransferRecords records = new TransferRecords();
    private final SequencedSet<String> knownIds = new LinkedHashSet<>();

    TransferEndpoints(Simulator simulator) {
        this.simulator = simulator;
    }

    Map<String, Endpoint> routes() {
        return Map.of(
                "POST /v5/asset/transfer/inter-transfer", this::interTransfer,
                "POST /v5/asset/transfer/universal-transfer", this::universalTransfer,
                "GET /v5/asset/transfer/query-inter-transfer-list", records::internal,
                "GET /v5/asset/transfer/query-universal-transfer-list",
                        call -> records.universal(call, call.account().equals(ApiKeys.MASTER)));
    }

    /** The number by which the exchange knows an account. */
    static long memberId(String account) {
        return Math.abs((long) account.hashCode());
    }

    private ObjectNode interTransfer(ApiCall call) {
        Account account = simulator.venue().account(call.account());
        return transfer(call, account, account);
    }

    /** Only the master moves coins of others. */
    private ObjectNode universalTransfer(ApiCall call) {
        Account from = member(call.parameters().required("fromMemberId"));
        Account to = member(call.parameters().required("toMemberId"));
        if (!call.account().equals(ApiKeys.MASTER) && !from.name().equals(call.account())) {
            throw new Refusal(ReturnCode.PERMISSION_DENIED);
        }
        return transfer(call, from, to);
    }

    private ObjectNode transfer(ApiCall call, Account from, Account to) {
        Parameters parameters = call.parameters();
        String id = parameters.required("transferId");
        if (!UUID_FORM.matcher(id).matches()) {
            // That it must be one is documented, the code for what is none is not: this is the transfers' own for
            // parameters.
            throw new Refusal(ReturnCode.TRANSFER_PARAMETER_ERROR, "transferId must be a UUID");
        }
        boolean fromFunding = isFunding(parameters.required("fromAccountType"));
        boolean toFunding = isFunding(parameters.required("toAccountType"));
        if (knownIds.contains(id.toLowerCase(Locale.ROOT))) {
            throw new Refusal(ReturnCode.TRANSFER_ID_EXISTS);
        }
        String coin = parameters.required("coin");
        BigDecimal amount = parameters.requiredDecimal("amount");
        if (simulator.venue().instruments().stream()
                .noneMatch(instrument -> coin.equals(instrument.baseCoin()) || coin.equals(instrument.quoteCoin()))) {
            throw new Refusal(ReturnCode.TRANSFER_PARAMETER_ERROR, "coin invalid " + coin);
        }
        if (amount.stripTrailingZeros().scale() > MOST_DECIMALS) {
            throw new Refusal(ReturnCode.TRANSFER_AMOUNT_ACCURACY);
        }
        simulator.venue().transfer(from, fromFunding, to, toFunding, coin, amount);
        records.add(new TransferRecords.Transfer(
                id,
                coin,
                amount,
                from.name(),
                to.name(),
                parameters.text("fromAccountType"),
                parameters.text("toAccountType"),
                simulator.playback().nowMs()));
        knownIds.add(id.toLowerCase(Locale.ROOT));
        if (knownIds.size() > MOST_KNOWN_IDS) {
            knownIds.removeFirst();
        }
        return Json.object().put("transferId", id).put("status", "SUCCESS");
    }

    private Account member(String id) {
        return member(simulator, id);
    }

    /** The account that the exchange knows by a number. */
    static Account member(Simulator simulator, String id) {
        return simulator.venue().accounts().stream()
                .filter(account -> Long.toString(memberId(account.name())).equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(ReturnCode.TRANSFER_MEMBER_INVALID));
    }

    static boolean isFunding(String accountType) {
        return switch (accountType) {
            case "FUND" -> true;
            case "UNIFIED" -> false;
            default -> throw new Refusal(ReturnCode.TRANSFER_PARAMETER_ERROR);
        };
    }
}
