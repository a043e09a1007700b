package io.eternalengine.kit.health;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The shells of this process. */
@Singleton
public class ShellRegistry {
    private final List<ShellStatus> shells = new CopyOnWriteArrayList<>();

    /** Registers a shell under a name that is unique in the process. */
    public ShellStatus register(String name) {
        var status = new ShellStatus(name);
        shells.add(status);
        return status;
    }

    /** Forgets a shell that has ended as it should, such as one whose partition went to another replica. */
    public void remove(ShellStatus status) {
        shells.remove(status);
    }

    public List<ShellStatus> shells() {
        return List.copyOf(shells);
    }
}
