package io.eternalengine.simulation;

import static io.eternalengine.domain.Markets.HOUR_MS;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.corehodl.CoreHodlEngine;

/** What a world goes through: storms, calm, and the end. */
final class Life {
    private static final int REVIEW_HOURS = 6;

    private final World world;

    Life(World world) {
        this.world = world;
    }

    /** Random markets and misfortunes. */
    void storm(int stormHours) {
        world.stormy(true);
        for (int i = 0; i < stormHours; i++) {
            world.misfortunes().strike();
            world.exchange().hour(world.markets()::move);
            world.treasury().carryOut(false);
            if (world.exchange().hours() % REVIEW_HOURS == 0) {
                world.treasury().review();
            }
            world.engines().deliver();
            world.notifyWatches(watch -> watch.stepped(world));
        }
    }

    /** Prices stand still, the venue fills, and people lift what is halted, until every parent order is done. */
    void calm(int maxSteps) {
        world.stormy(false);
        world.misfortunes().end();
        for (int i = 0; i < maxSteps && !everythingIsBought(); i++) {
            world.misfortunes().approve();
            world.exchange().sleep(5 * HOUR_MS);
            world.exchange().hour(world.markets()::rest);
            world.treasury().carryOut(true);
            world.engines().deliver();
            world.notifyWatches(watch -> watch.stepped(world));
        }
        world.notifyWatches(watch -> watch.settled(world));
    }

    /** Everything is ordered closed, under a halt and with the link lost. */
    void closeEverything(int steps) {
        long epoch = world.risk().sight().halts().epoch() + 1_000;
        command(epoch, new RiskAction.HaltImposed("end", RiskScope.ALL, "the end", "alice"));
        command(epoch + 1, new RiskAction.ReductionOrdered(RiskScope.ALL, Decimal.ONE, "the end"));
        world.engines().deliverToEngines(new EngineInput.RiskLeaseChanged(false));
        for (int i = 0; i < steps; i++) {
            world.engines().deliver();
            world.exchange().hour(world.markets()::rest);
        }
        world.notifyWatches(watch -> watch.closed(world));
    }

    private boolean everythingIsBought() {
        CoreHodlEngine core =
                world.seat("CORE-HODL").engineAs(CoreHodlEngine.class).orElseThrow();
        return core.phase().equals("ACCUMULATING") && core.openParentOrders().isEmpty();
    }

    private void command(long epoch, RiskAction action) {
        world.engines()
                .sendAll(
                        Seat.Channel.COMMANDS,
                        new EngineInput.RiskCommanded(new RiskCommand(epoch, world.nowMs(), action)));
    }
}
