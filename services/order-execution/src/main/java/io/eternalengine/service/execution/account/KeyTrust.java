package io.eternalengine.service.execution.account;

import io.eternalengine.service.execution.venue.KeyRights;

/** Whether an account's key is traded with: by the last clear word of the exchange, which not knowing does not change. */
final class KeyTrust {
    private boolean sound;
    private boolean wasSound;

    /** Takes what the exchange says now; answers whether the key is traded with. */
    boolean isTrustedAfter(KeyRights rights) {
        sound = switch (rights) {
            case KeyRights.Sound ignored -> true;
            case KeyRights.Unsafe ignored -> false;
            case KeyRights.Unknown ignored -> sound;
        };
        wasSound |= sound;
        return sound;
    }

    /** Whether it was ever traded with in this life. */
    boolean wasSound() {
        return wasSound;
    }
}
