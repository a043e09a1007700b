package io.eternalengine.domain.accounting;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Require;

/** What moves money or positions. Everything in the ledger came from one of these. */
public sealed interface LedgerEvent {
    /** A trade; its fee is in the base or in the quote asset. */
    record Traded(Execution execution, String baseAsset) implements LedgerEvent {
        public Traded {
            Require.text("baseAsset", baseAsset);
        }
    }

    /**
     * A perpetual settled its funding; what the position pays or receives follows from the rate.
     *
     * @param rate of this settlement, as a fraction
     * @param markPrice at the settlement
     */
    record FundingSettled(String account, InstrumentId instrument, Decimal rate, Decimal markPrice, long atMs)
            implements LedgerEvent {
        public FundingSettled {
            Require.positive("markPrice", markPrice);
        }
    }

    /**
     * The exchange booked funding itself.
     *
     * @param amount received (positive) or paid (negative), in the quote asset
     */
    record FundingPaid(String account, InstrumentId instrument, Decimal amount, long atMs) implements LedgerEvent {}

    /**
     * Money or coins came from outside.
     *
     * @param value of it, in the quote asset; that of cash is its amount
     */
    record Deposited(String account, String asset, Decimal amount, Decimal value, long atMs) implements LedgerEvent {
        public Deposited {
            Require.positive("deposit", amount);
            Require.notNegative("value of the deposit", value);
        }
    }

    /**
     * Money or coins left for outside.
     *
     * @param value of it, in the quote asset; that of cash is its amount
     */
    record Withdrawn(String account, String asset, Decimal amount, Decimal value, long atMs) implements LedgerEvent {
        public Withdrawn {
            Require.positive("withdrawal", amount);
            Require.notNegative("value of the withdrawal", value);
        }
    }

    /** Money or coins moved between two accounts of ours; coins keep the cost and the age that they have. */
    record Transferred(String fromAccount, String toAccount, String asset, Decimal amount, long atMs)
            implements LedgerEvent {
        public Transferred {
            Require.positive("transfer", amount);
            Require.check(
                    !fromAccount.equals(toAccount), "toAccount", toAccount, "must differ from fromAccount", toAccount);
        }
    }
}
