package io.eternalengine.core.engine.funding;

import io.eternalengine.core.model.Decimal;

/** FUNDING's money while it is followed. */
final class QuietPurse {
    private final FundingParameters parameters;
    private Decimal cash = Decimal.ZERO;
    private Decimal profitForTactical = Decimal.ZERO;
    private Decimal fundingReceived = Decimal.ZERO;

    QuietPurse(FundingParameters parameters) {
        this.parameters = parameters;
    }

    void begin(FundingState state) {
        cash = state.cash();
        profitForTactical = state.profitForTactical();
        fundingReceived = state.fundingReceived();
    }

    Decimal cash() {
        return cash;
    }

    Decimal profitForTactical() {
        return profitForTactical;
    }

    Decimal fundingReceived() {
        return fundingReceived;
    }

    /** Something was bought, if below 0, or sold. */
    void trade(Decimal flow) {
        cash = cash.plus(flow);
    }

    /** A payment came, or went if it is below 0. */
    void settle(Decimal payment) {
        Decimal forTactical = SettlementRule.forTactical(payment, parameters);
        cash = cash.plus(payment).minus(forTactical);
        profitForTactical = profitForTactical.plus(forTactical);
        fundingReceived = fundingReceived.plus(payment);
    }
}
