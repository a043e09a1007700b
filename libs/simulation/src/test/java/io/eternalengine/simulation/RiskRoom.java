package io.eternalengine.simulation;

import io.eternalengine.engine.EngineInput;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.risk.RiskOutput;
import java.nio.ByteBuffer;
import java.util.List;

/** Where risk sits: goes on from its snapshot now and then, receives some things twice, and is obeyed. */
final class RiskRoom {
    private final World world;
    private final RiskUnderTest risk;

    RiskRoom(World world, RiskUnderTest risk) {
        this.world = world;
        this.risk = risk;
    }

    RiskSight sight() {
        return risk.sight();
    }

    byte[] bytes() {
        return risk.snapshot();
    }

    void apply(RiskInput input) {
        RiskSight before = risk.sight();
        RiskUnderTest resumed = world.restartIsDue() ? risk.from(risk.snapshot()) : null;
        List<RiskOutput> outputs = world.apply("RISK", risk.machine(), input);
        if (resumed != null) {
            Watch.Twins twins = twins(input, resumed, outputs, resumed.on(input));
            world.notifyWatches(watch -> watch.resumed(twins));
        }
        world.notifyWatches(watch -> watch.riskDecided(world, before, input, outputs));
        if (comesTwice(input) && world.repeatIsDue()) {
            RiskUnderTest again = risk.hearingAgain();
            Watch.Twins twins = twins(input, again, List.of(), ordersOf(again.on(input)));
            world.notifyWatches(watch -> watch.appliedTwice(twins));
        }
        outputs.forEach(this::obey);
    }

    /** Executions come once by contract, and what people ask twice they ask twice. */
    private static boolean comesTwice(RiskInput input) {
        return !(input instanceof RiskInput.Executed
                || input instanceof RiskInput.HaltAsked
                || input instanceof RiskInput.ResumeAsked
                || input instanceof RiskInput.BookSeen);
    }

    private static List<RiskOutput> ordersOf(List<RiskOutput> outputs) {
        return outputs.stream()
                .filter(output -> !(output instanceof RiskOutput.Reported || output instanceof RiskOutput.Alerted))
                .toList();
    }

    private Watch.Twins twins(
            RiskInput input, RiskUnderTest other, List<RiskOutput> answer, List<RiskOutput> otherAnswer) {
        return new Watch.Twins(
                "RISK",
                input,
                ByteBuffer.wrap(risk.snapshot()),
                ByteBuffer.wrap(other.snapshot()),
                answer,
                otherAnswer);
    }

    private void obey(RiskOutput output) {
        switch (output) {
            case RiskOutput.Commanded commanded ->
                world.engines().sendAll(Seat.Channel.COMMANDS, new EngineInput.RiskCommanded(commanded.command()));
            case RiskOutput.Rejected rejected ->
                world.seat(rejected.verdict().account())
                        .send(Seat.Channel.VERDICTS, new EngineInput.VerdictGiven(rejected.verdict()));
            case RiskOutput.Approved approved -> {
                world.seat(approved.intent().account())
                        .send(Seat.Channel.VERDICTS, new EngineInput.VerdictGiven(approved.verdict()));
                world.venue().place(approved.intent(), approved.verifiedReduceOnly(), world.nowMs());
            }
            case RiskOutput.Reported ignored -> {}
            case RiskOutput.Alerted ignored -> {}
        }
    }
}
