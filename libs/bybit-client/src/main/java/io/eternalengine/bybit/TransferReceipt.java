package io.eternalengine.bybit;

/**
 * What the exchange says of a transfer.
 *
 * @param status SUCCESS, PENDING, FAILED, STATUS_UNKNOWN or a newer one; empty when the answer does not say
 */
public record TransferReceipt(String transferId, String status) {

    /** Whether the coins have arrived. */
    public boolean isDone() {
        return status.equals("SUCCESS");
    }

    static TransferReceipt read(Fields fields) {
        return new TransferReceipt(fields.text("transferId"), fields.textOrEmpty("status"));
    }
}
