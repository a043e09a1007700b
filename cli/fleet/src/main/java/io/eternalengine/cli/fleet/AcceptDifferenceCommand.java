package io.eternalengine.cli.fleet;

import io.eternalengine.local.fleet.FleetDescription;
import io.eternalengine.local.fleet.operations.DifferenceAcceptance;
import io.eternalengine.local.processes.Refusal;
import io.eternalengine.local.processes.StackFailure;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.AlertSeverity;
import io.eternalengine.schemas.v1.DifferenceAcceptanceRequested;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Takes the exchange's figure of one coin, or of one position in a perpetual, for right, where nothing explains why the ledger has another. The difference is
 * given as the alert reported it, so that no other is accepted.
 */
@Command(
        name = "accept-difference",
        description = "Accept a difference between ledger and exchange that nothing explains.")
final class AcceptDifferenceCommand implements Callable<Integer> {
    /** Two looks at the wallet, and a turn of the outbox. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private StateOption state = new StateOption();

    @Option(names = "--account", paramLabel = "NAME", required = true, description = "The account that stands still.")
    private String account = "";

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    /** One of the two. */
    static final class What {
        @Option(names = "--coin", paramLabel = "COIN", required = true, description = "The coin that differs.")
        private String coin = "";

        @Option(
                names = "--symbol",
                paramLabel = "SYMBOL",
                required = true,
                description = "The perpetual whose position differs.")
        private String symbol = "";
    }

    @Option(
            names = "--difference",
            paramLabel = "AMOUNT",
            required = true,
            description = "What the exchange has more than the ledger; negative when it has less.")
    private BigDecimal difference = BigDecimal.ZERO;

    @Mixin
    private OperatorIdentity operator = new OperatorIdentity();

    @Override
    public Integer call() {
        if (difference.signum() == 0) {
            throw new Refusal("--difference is 0: it must be what the exchange has more than the ledger");
        }
        var asked = DifferenceAcceptanceRequested.newBuilder()
                .setAccount(account)
                .setAsset(what.coin)
                .setSymbol(what.symbol)
                .setDifference(difference.stripTrailingZeros().toPlainString())
                .setReason(operator.reason())
                .build();
        FleetDescription fleet = FleetDescription.requireRunning(state.directoryOfRunningFleet());
        try (DifferenceAcceptance acceptance = new DifferenceAcceptance(fleet.bootstrapServers())) {
            AlertRaised answer = acceptance
                    .accept(asked, operator.person(), PATIENCE)
                    .orElseThrow(() -> new StackFailure("Order execution did not answer within " + PATIENCE.toSeconds()
                            + " s: the request is recorded and decided once the exchange can be asked"));
            if (answer.getSeverity() != AlertSeverity.ALERT_SEVERITY_P2) {
                throw new StackFailure(answer.getText());
            }
            spec.commandLine().getOut().println(answer.getText());
        }
        return 0;
    }
}
