package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.List;

/** The wallet, the books and the settings of one account. Reached by {@link BybitRestClient#account()}. */
public final class AccountClient {

    private static final int LOG_PAGE_SIZE = 50;

    private final RestTransport transport;

    AccountClient(RestTransport transport) {
        this.transport = transport;
    }

    /** The balances of the unified account. */
    public Future<Outcome<WalletBalance>> walletBalance() {
        Query query = new Query().with("accountType", "UNIFIED");
        return transport
                .send(ExchangeRequest.read("/v5/account/wallet-balance", query, EndpointGroup.ACCOUNT_READ))
                .map(outcome -> Outcomes.read(outcome, this::onlyWallet));
    }

    /** How the account is set up. */
    public Future<Outcome<AccountInformation>> information() {
        return transport
                .send(ExchangeRequest.read("/v5/account/info", new Query(), EndpointGroup.ACCOUNT_READ))
                .map(outcome -> Outcomes.read(outcome, answer -> AccountInformation.read(answer.result())));
    }

    /** Whether spot margin is on, with which a spot order borrows what the account lacks. */
    public Future<Outcome<Boolean>> spotMargin() {
        return transport
                .send(ExchangeRequest.read("/v5/spot-margin-trade/state", new Query(), EndpointGroup.ACCOUNT_READ))
                .map(outcome -> Outcomes.read(outcome, answer -> isOn(answer.result(), "spotMarginMode")));
    }

    private static boolean isOn(Fields fields, String name) {
        return switch (fields.text(name)) {
            case "1" -> true;
            case "0" -> false;
            default -> throw fields.malformed(name, "0 or 1");
        };
    }

    /** The fees of one symbol, or of all when {@code symbol} is empty. Demo trading does not support it. */
    public Future<Outcome<List<FeeRate>>> feeRates(Category category, String symbol) {
        Query query = new Query().with("category", category.wireName()).withUnlessEmpty("symbol", symbol);
        return transport
                .send(ExchangeRequest.read("/v5/account/fee-rate", query, EndpointGroup.FEE_RATE))
                .map(outcome -> Outcomes.read(
                        outcome,
                        answer -> Pages.readable("fee-rate", FeeRate::read, transport::skipped)
                                .apply(answer.result())));
    }

    /** All changes of balances from {@code startMs} to before {@code endMs}, in windows of seven days. */
    public Future<Outcome<List<TransactionLogEntry>>> transactionLog(long startMs, long endMs) {
        return new TimeWindow(startMs, endMs)
                .readInParts(part -> Pages.readAll(
                        () -> part.addTo(
                                new Query().with("accountType", "UNIFIED").with("limit", LOG_PAGE_SIZE)),
                        query -> transport.send(ExchangeRequest.read(
                                "/v5/account/transaction-log", query, EndpointGroup.TRANSACTION_LOG)),
                        Pages.readable("transaction-log", TransactionLogEntry::read, transport::skipped)));
    }

    /** What this client's key may do. */
    public Future<Outcome<ApiKeyInformation>> apiKeyInformation() {
        return transport
                .send(ExchangeRequest.read("/v5/user/query-api", new Query(), EndpointGroup.KEY_READ))
                .map(outcome -> Outcomes.read(outcome, answer -> ApiKeyInformation.read(answer.result())));
    }

    /** Moves coins; the same transfer id is performed once. Demo trading does not support it. */
    public Future<Outcome<TransferReceipt>> transfer(TransferRequest transfer) {
        return transport
                .send(ExchangeRequest.write(
                        transfer.path(), transfer.toJson(), EndpointGroup.TRANSFER, RequestEffect.MAY_OPEN_EXPOSURE))
                .map(outcome ->
                        Outcomes.read(outcome, answer -> TransferReceipt.read(transfer.transferId(), answer.result())));
    }

    /** Asks demo trading for funds, at most once a minute; other venues refuse. */
    public Future<Outcome<Boolean>> applyForDemoMoney(String coin, BigDecimal amount) {
        ObjectNode body = Bodies.empty().put("adjustType", 0);
        body.putArray("utaDemoApplyMoney").addObject().put("coin", coin).put("amountStr", amount.toPlainString());
        return transport
                .send(ExchangeRequest.write(
                        "/v5/account/demo-apply-money", body, EndpointGroup.TRANSFER, RequestEffect.MAY_OPEN_EXPOSURE))
                .map(outcome -> outcome.map(answer -> true));
    }

    /** An account that never held anything has no wallet, which is an empty one. */
    private WalletBalance onlyWallet(Answer answer) {
        List<WalletBalance> wallets =
                answer.result().list("list", fields -> WalletBalance.read(fields, transport::skipped));
        if (wallets.size() > 1) {
            throw new MalformedAnswerException("field list: expected one wallet, got " + wallets.size());
        }
        return wallets.isEmpty() ? WalletBalance.EMPTY : wallets.getFirst();
    }
}
