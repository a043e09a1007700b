package io.eternalengine.cli.fleet;

import io.eternalengine.backtester.CalibratedParameters;
import io.eternalengine.local.fleet.FleetDescription;
import io.eternalengine.local.fleet.comparison.MeasuredOrders;
import io.eternalengine.local.fleet.demo.TopicFollower;
import io.eternalengine.local.processes.Refusal;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fits what a backtest assumes of fills to those of the running fleet. The file that it writes is applied by nobody but who names it. */
@Command(
        name = "calibrate",
        description =
                "Fit the backtest's assumptions about fills to those of the running fleet, and write a parameters file.",
        footer = {"", "Give the file to a backtest with --params; nothing applies it by itself."})
final class CalibrateCommand implements Callable<Integer> {
    private static final int MOST_NAMED = 10;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private StateOption state = new StateOption();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The parameters file; it must not be there yet.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        if (Files.exists(out)) {
            throw alreadyThere();
        }
        FleetDescription fleet = FleetDescription.requireRunning(state.directoryOfRunningFleet());
        var measured = new MeasuredOrders();
        TopicFollower.readAll(
                fleet.bootstrapServers(),
                MeasuredOrders.TOPICS,
                seen -> measured.observe(
                        seen.topic().topicName() + "-" + seen.partition() + "@" + seen.offset(), seen.message()));
        List<String> lines = CalibratedParameters.lines(measured.calibration().fit());
        sayRefused(measured.refused());
        try {
            Files.write(out, lines, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw alreadyThere();
        } catch (IOException e) {
            throw new Refusal("--out is " + out + ": it cannot be written: " + e.getMessage());
        }
        lines.forEach(spec.commandLine().getOut()::println);
        return 0;
    }

    private void sayRefused(List<String> refused) {
        refused.stream().limit(MOST_NAMED).forEach(one -> say("Left out " + one));
        if (refused.size() > MOST_NAMED) {
            say(refused.size() + " records were left out since they break a rule.");
        }
    }

    private void say(String sentence) {
        spec.commandLine().getErr().println(sentence);
    }

    private Refusal alreadyThere() {
        return new Refusal("--out is " + out + ": it is there already; name another file or move it away");
    }
}
