package io.eternalengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Risk's equity is what all accounts are worth at its marks. A mark is the latest close, unless that was not borne out by other
 * prices and forgotten.
 */
final class ValuationWatch implements Watch {
    int valuations;

    @Override
    public void stepped(World world) {
        RiskSight risk = world.risk().sight();
        boolean ofOneTime = risk.marks().values().stream().allMatch(mark -> mark.atMs() == risk.asOfMs());
        if (ofOneTime && risk.accounts().values().stream().allMatch(books -> books.reconciled())) {
            valuations++;
            assertThat(risk.equity())
                    .as("valuation: equity of risk")
                    .isEqualTo(world.accounts().equityAt(risk.marks()));
        }
    }
}
