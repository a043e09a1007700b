package io.eternalengine.orchestration;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/**
 * USDT to be moved from one account to another.
 *
 * @param transferId names it for ever; whoever carries it out does so once for each id
 * @param atMs when it was decided
 */
public record Transfer(
        String transferId, String fromAccount, String toAccount, Decimal amount, TransferPurpose purpose, long atMs) {
    public Transfer {
        Require.text("transferId", transferId);
        Require.text("fromAccount", fromAccount);
        Require.text("toAccount", toAccount);
        Require.positive("amount", amount);
    }

    void write(StateWriter writer) {
        writer.writeText(transferId)
                .writeText(fromAccount)
                .writeText(toAccount)
                .writeDecimal(amount)
                .writeEnum(purpose)
                .writeLong(atMs);
    }

    static Transfer read(StateReader reader) {
        return new Transfer(
                reader.readText(),
                reader.readText(),
                reader.readText(),
                reader.readDecimal(),
                reader.readEnum(TransferPurpose.class),
                reader.readLong());
    }
}
