package io.eternalengine.service.execution.journal;

import io.eternalengine.testkit.Infrastructure;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** An empty journal in a database of its own. */
public record FreshJournal(Journal journal, Acceptances acceptances, Outbox outbox) {
    public static FreshJournal create() {
        var database = Infrastructure.shared().freshDatabase();
        var flyway = Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .load();
        flyway.migrate();
        DataSource dataSource = flyway.getConfiguration().getDataSource();
        var outbox = new Outbox(dataSource);
        return new FreshJournal(new Journal(dataSource, outbox), new Acceptances(dataSource, outbox), outbox);
    }
}
