package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.ExecutionReport;
import io.eternalengine.bybit.MalformedAnswerException;
import io.eternalengine.bybit.OrderReport;
import io.eternalengine.bybit.PrivateStreamListener;
import io.eternalengine.bybit.WalletBalance;

/** Hears nothing of what a stream reports. */
final class Nobody implements PrivateStreamListener {
    @Override
    public void onOrder(OrderReport order) {}

    @Override
    public void onExecution(ExecutionReport execution) {}

    @Override
    public void onWallet(WalletBalance wallet) {}

    @Override
    public void onConnected() {}

    @Override
    public void onDisconnected(String reason) {}

    @Override
    public void onMalformed(MalformedAnswerException cause) {}
}
