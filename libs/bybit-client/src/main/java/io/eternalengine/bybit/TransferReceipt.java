package io.eternalengine.bybit;

import java.util.UUID;

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

    /** What an answer says of the transfer of this id; one that was performed before is answered without its fields. */
    static TransferReceipt read(UUID asked, Fields fields) {
        String stated = fields.textOrEmpty("transferId");
        return new TransferReceipt(stated.isEmpty() ? asked.toString() : stated, fields.textOrEmpty("status"));
    }
}
