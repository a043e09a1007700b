package io.eternalengine.service.execution.outbox;

import io.eternalengine.service.execution.journal.Outbox;
import java.util.Optional;

/** The database does not hold the journal, or not all of it, whose messages Kafka has. */
public final class ForeignJournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ForeignJournalException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** Empty when the journal at hand is the one that published, and as new as what it published. */
    static Optional<ForeignJournalException> check(Outbox.Mark mark, String journalBefore, long publishedBefore) {
        if (!journalBefore.equals(mark.journalId())) {
            return Optional.of(new ForeignJournalException("quarkus.datasource.jdbc.url leads to journal "
                    + mark.journalId() + ": must be journal " + journalBefore
                    + ", whose messages Kafka has up to number " + publishedBefore
                    + "; with another one orders would be placed again"));
        }
        if (mark.lastSequence() < publishedBefore) {
            return Optional.of(
                    new ForeignJournalException("quarkus.datasource.jdbc.url leads to a journal that ends with message "
                            + mark.lastSequence() + ": must reach number " + publishedBefore
                            + ", which Kafka has; an older copy would place orders again"));
        }
        return Optional.empty();
    }
}
