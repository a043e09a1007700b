package io.eternalengine.bybit;

/** Receives what happens in an account. All calls come on the stream's event loop and must not block. */
public interface PrivateStreamListener extends StreamListener {

    /** An order changed. Two messages with status Filled can come for one order. */
    void onOrder(OrderReport order);

    /** A fill or a funding settlement; deduplicate by its execution id. */
    void onExecution(ExecutionReport execution);

    /** Balances changed; only the coins that changed need be listed. */
    void onWallet(WalletBalance wallet);
}
