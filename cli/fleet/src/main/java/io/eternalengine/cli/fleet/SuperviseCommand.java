package io.eternalengine.cli.fleet;

import io.eternalengine.local.fleet.Fleet;
import io.eternalengine.local.fleet.Supervisor;
import io.eternalengine.local.fleet.demo.Pace;
import io.eternalengine.local.processes.Refusal;
import io.eternalengine.local.processes.StateDirectory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The background process behind {@code up}. */
@Command(name = "supervise", hidden = true, description = "Run the fleet until SIGTERM.")
final class SuperviseCommand implements Callable<Integer> {
    @Mixin
    private StateOption state = new StateOption();

    @Mixin
    private MarketOptions market = new MarketOptions();

    @Option(names = "--speed", defaultValue = "1")
    private BigDecimal speed = BigDecimal.ONE;

    @Option(names = "--since", required = true, description = "When the user asked for it, in epoch milliseconds.")
    private long sinceMs;

    @Override
    public Integer call() throws InterruptedException {
        market.validate();
        StateDirectory directory = StateDirectory.prepare(state.path());
        Supervisor supervisor = Supervisor.prepare(
                market.plan(StateOption.root(), directory, StateOption.binaries()),
                Instant.ofEpochMilli(sinceMs),
                SuperviseCommand::journal);
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "shutdown"));
        Fleet fleet = supervisor.start(name -> journal(name + " is ready"));
        fleet.venueAdmin().play(speed);
        journal("All are ready after " + supervisor.readySeconds() + " s");
        new CountDownLatch(1).await();
        return 0;
    }

    static void requireSpeed(BigDecimal speed) {
        if (speed.signum() <= 0 || speed.compareTo(Pace.FASTEST) > 0) {
            throw new Refusal(
                    "--speed is " + speed.toPlainString() + ": it must be above 0 and at most " + Pace.FASTEST);
        }
    }

    private static void journal(String line) {
        System.out.println(Instant.now() + " " + line);
    }
}
