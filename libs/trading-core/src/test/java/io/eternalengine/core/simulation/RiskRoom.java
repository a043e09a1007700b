package io.eternalengine.core.simulation;

import io.eternalengine.core.engine.EngineInput;
import io.eternalengine.core.risk.RiskDesk;
import io.eternalengine.core.risk.RiskInput;
import io.eternalengine.core.risk.RiskOutput;
import io.eternalengine.core.risk.RiskState;
import java.nio.ByteBuffer;
import java.util.List;

/** Where risk sits: goes on from its snapshot now and then, hears some things twice, and is obeyed. */
final class RiskRoom {
    private final World world;
    private final Desk desk;
    private final RiskDesk codec;
    private RiskState state = RiskState.initial();

    RiskRoom(World world, Desk desk, RiskDesk codec) {
        this.world = world;
        this.desk = desk;
        this.codec = codec;
    }

    RiskState state() {
        return state;
    }

    byte[] bytes() {
        return codec.encode(state);
    }

    void tell(RiskInput input) {
        RiskState before = state;
        RiskDesk.Outcome outcome = desk.decide(before, input);
        if (world.restartIsDue()) {
            RiskDesk.Outcome resumed = desk.decide(codec.decode(codec.encode(before)), input);
            Watch.Twins twins = twins(input, outcome, resumed, outcome.outputs(), resumed.outputs());
            world.tell(watch -> watch.resumed(twins));
        }
        state = outcome.state();
        world.tell(watch -> watch.riskDecided(world, before, input, outcome));
        if (comesTwice(input) && world.repeatIsDue()) {
            RiskDesk.Outcome again = desk.decide(state, input);
            Watch.Twins twins = twins(input, outcome, again, List.of(), ordersOf(again));
            world.tell(watch -> watch.heardTwice(twins));
        }
        outcome.outputs().forEach(this::obey);
    }

    /** Executions come once by contract, and what people ask twice they ask twice. */
    private static boolean comesTwice(RiskInput input) {
        return !(input instanceof RiskInput.Executed
                || input instanceof RiskInput.HaltAsked
                || input instanceof RiskInput.ResumeAsked
                || input instanceof RiskInput.BookSeen);
    }

    private static List<RiskOutput> ordersOf(RiskDesk.Outcome outcome) {
        return outcome.outputs().stream()
                .filter(output -> !(output instanceof RiskOutput.Reported || output instanceof RiskOutput.Alerted))
                .toList();
    }

    private Watch.Twins twins(
            Object input, RiskDesk.Outcome one, RiskDesk.Outcome other, Object answer, Object otherAnswer) {
        return new Watch.Twins(
                "RISK",
                input,
                ByteBuffer.wrap(codec.encode(one.state())),
                ByteBuffer.wrap(codec.encode(other.state())),
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
                world.venue().place(approved.intent(), approved.reduces(), world.nowMs());
            }
            case RiskOutput.Reported ignored -> {}
            case RiskOutput.Alerted ignored -> {}
        }
    }
}
