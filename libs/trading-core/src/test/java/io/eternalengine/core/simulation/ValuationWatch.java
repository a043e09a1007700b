package io.eternalengine.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.core.risk.RiskState;

/** Risk's equity is what all accounts are worth at its marks, and is what the seats are worth together. */
final class ValuationWatch implements Watch {
    int valuations;

    @Override
    public void stepped(World world) {
        RiskState risk = world.risk().state();
        boolean ofOneTime = risk.marks().values().stream().allMatch(mark -> mark.atMs() == risk.asOfMs());
        if (ofOneTime && risk.accounts().values().stream().allMatch(books -> books.reconciled())) {
            valuations++;
            assertThat(risk.equity())
                    .as("valuation: equity of risk")
                    .isEqualTo(world.accounts().equity());
        }
    }
}
