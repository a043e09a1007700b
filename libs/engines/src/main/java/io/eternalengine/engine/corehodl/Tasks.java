package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the engine owes, in the order of the names. It changes in place and never leaves the engine. */
final class Tasks {
    private final SortedMap<String, Task> byName = new TreeMap<>();
    private final Collection<Task> view = Collections.unmodifiableCollection(byName.values());

    /** One more is owed. */
    void owe(Task task) {
        if (byName.putIfAbsent(task.name(), task) != null) {
            throw new IllegalStateException("task " + task.name() + " is owed already");
        }
    }

    /** It is owed no longer. */
    void remove(Task task) {
        if (!byName.remove(task.name(), task)) {
            throw new IllegalStateException("task " + task.name() + " is not owed");
        }
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    /** Null when none of this name is owed. */
    @Nullable
    Task get(String name) {
        return byName.get(name);
    }

    /** In the order of their names. */
    Collection<Task> all() {
        return view;
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** The one of which a running try has this intent; null when there is none. */
    @Nullable
    Task triedBy(String intentId) {
        for (Task task : view) {
            if (task.isTriedBy(intentId)) {
                return task;
            }
        }
        return null;
    }

    void write(StateWriter writer) {
        writer.writeMap(byName, StateWriter::writeText, (out, task) -> task.write(out));
    }

    static Tasks read(StateReader reader) {
        var tasks = new Tasks();
        tasks.byName.putAll(reader.readMap(StateReader::readText, Task::read));
        return tasks;
    }
}
