package io.eternalengine.simulator.rest;

import io.eternalengine.simulator.KeyRights;
import io.eternalengine.simulator.KeyRights.Permission;
import io.eternalengine.venue.Refusal;
import io.eternalengine.venue.ReturnCode;

/** Which permission a request that changes something needs. Any key may read. */
final class Permissions {

    private Permissions() {}

    static void require(KeyRights rights, String route, Parameters parameters) {
        if (route.startsWith("POST ") && !mayChange(rights, route.substring("POST ".length()), parameters)) {
            throw new Refusal(ReturnCode.PERMISSION_DENIED);
        }
    }

    private static boolean mayChange(KeyRights rights, String path, Parameters parameters) {
        if (path.startsWith("/v5/order/")) {
            boolean linear = parameters.text("category").equals("linear");
            return rights.mayChange(linear ? Permission.ORDER : Permission.SPOT_TRADE);
        }
        if (path.startsWith("/v5/position/")) {
            return rights.mayChange(Permission.POSITION);
        }
        if (path.startsWith("/v5/asset/transfer/")) {
            return rights.mayChange(
                    path.endsWith("universal-transfer") ? Permission.SUB_MEMBER_TRANSFER : Permission.ACCOUNT_TRANSFER);
        }
        return !rights.readOnly();
    }
}
