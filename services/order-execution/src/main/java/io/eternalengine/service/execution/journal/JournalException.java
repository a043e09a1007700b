package io.eternalengine.service.execution.journal;

import io.eternalengine.kit.consume.SqlStates;
import java.sql.SQLException;

/** The journal could not be read or written; nothing of the attempted change took effect. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JournalException(SQLException cause) {
        super("the journal failed: " + cause.getMessage(), cause);
    }

    /** Whether what was to be written cannot be written, however long one waits. */
    public boolean blamesTheValues() {
        return getCause() instanceof SQLException cause && SqlStates.blameTheValues(cause.getSQLState());
    }
}
