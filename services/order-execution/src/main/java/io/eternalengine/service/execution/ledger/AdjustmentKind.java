package io.eternalengine.service.execution.ledger;

import java.util.Optional;

/** Why a balance moved without an execution. */
public enum AdjustmentKind {
    /** Money came from another account, or went there: no profit and no loss. */
    TRANSFER,
    AIRDROP,
    INTEREST,
    BONUS,
    FEE_REFUND,
    /** A settlement of funding on an open position. */
    FUNDING,
    /** Nobody can explain it, and an operator takes the exchange's figure. */
    ACCEPTED;

    /** The kind of an entry of the exchange's transaction log; empty for one that explains nothing, such as a trade. */
    public static Optional<AdjustmentKind> ofLogType(String type) {
        return switch (type) {
            case "TRANSFER_IN", "TRANSFER_OUT" -> Optional.of(TRANSFER);
            case "AIRDROP" -> Optional.of(AIRDROP);
            case "INTEREST" -> Optional.of(INTEREST);
            case "BONUS", "BONUS_RECOLLECT" -> Optional.of(BONUS);
            case "FEE_REFUND" -> Optional.of(FEE_REFUND);
            case "SETTLEMENT" -> Optional.of(FUNDING);
            default -> Optional.empty();
        };
    }
}
