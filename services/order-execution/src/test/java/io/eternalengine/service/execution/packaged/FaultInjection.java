package io.eternalengine.service.execution.packaged;

import static io.eternalengine.service.execution.scene.ExecutionScene.await;

import io.eternalengine.schemas.v1.OrderState;
import io.eternalengine.schemas.v1.PlaceOrder;
import io.eternalengine.service.execution.scene.ExecutionScene;
import java.util.List;

/** Sends orders into faults, one after the other, and goes on only when the fault has struck the order that it was for. */
final class FaultInjection {
    private static final String FAULTS = "/admin/v1/faults";

    private final ExecutionScene scene;

    FaultInjection(ExecutionScene scene) {
        this.scene = scene;
    }

    void send(TriedOrder order) {
        switch (order.fault()) {
            case NONE -> scene.send(order.command());
            case DELIVERED_TWICE -> {
                scene.send(order.command());
                scene.send(order.command());
            }
            case WEB_SOCKETS_DROPPED -> {
                scene.venue().post(FAULTS, "{\"dropWebSockets\":true}");
                scene.send(order.command());
                await("the order at the exchange", () -> isAtVenue(order));
            }
            case TIME_OUT_AFTER -> {
                scene.venue().post(FAULTS, "{\"timeOutAfterAcceptance\":1}");
                scene.send(order.command());
                await("the order at the exchange", () -> isAtVenue(order));
            }
            case TIME_OUT_BEFORE, KILLED_REQUEST_LOST -> {
                long before = scene.venue().swallowed();
                scene.venue().post(FAULTS, "{\"timeOutBeforeAcceptance\":1}");
                scene.send(order.command());
                await("the loss of the request", () -> scene.venue().swallowed() == before + 1);
            }
            case SERVER_ERROR -> {
                scene.venue().post(FAULTS, "{\"serverErrors\":1}");
                scene.send(order.command());
                String unclear = "order " + order.command().getClientOrderId() + " has no clear answer";
                await("the answer 502", () -> scene.output().contains(unclear));
            }
            case KILLED_REQUEST_UNREAD -> {
                scene.send(order.command());
                await("the journal entry", () -> scene.isIn(order.command(), OrderState.ORDER_STATE_SUBMITTED));
            }
        }
    }

    /** Kills order execution between the journal entries of all these orders and the answers to them, and starts it again. */
    void sendAndKill(List<TriedOrder> lost, List<TriedOrder> unread) {
        lost.forEach(this::send);
        scene.venue().freeze();
        try {
            unread.forEach(this::send);
            scene.killService();
        } finally {
            scene.venue().thaw();
        }
        scene.startService();
    }

    private boolean isAtVenue(TriedOrder order) {
        PlaceOrder command = order.command();
        return !scene.venue()
                .orders(command.getAccount(), order.clientOrderIds())
                .isEmpty();
    }
}
