package io.eternalengine.reporting.query;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The equity curve with as many points as a chart can show. */
@Singleton
public class EquityQuery {
    /** Stretches of equal length in time; each keeps its last value and its worst drawdown, so that no fall is lost. */
    private static final String CURVE = """
            with span as (select extract(epoch from min(as_of)) as first, extract(epoch from max(as_of)) as last
                          from equity_points),
                 placed as (select point.*, width_bucket(extract(epoch from point.as_of), span.first, span.last + 1,
                                                         cast(:points as integer)) as stretch
                            from equity_points point cross join span),
                 kept as (select stretch, max(report_offset) as last_offset, max(drawdown) as drawdown,
                                 max(breaker_level) as breaker_level, count(*) as points
                          from placed group by stretch)
            select final.as_of, final.equity, final.unit_value, kept.drawdown, kept.breaker_level,
                   sum(kept.points) over () as total
            from kept join equity_points final on final.report_offset = kept.last_offset order by final.as_of
            """;

    private final Mutiny.SessionFactory sessions;

    EquityQuery(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    public Uni<EquityCurve> curve(int points) {
        return sessions.withStatelessSession(session -> session.createNativeQuery(CURVE, Object[].class)
                .setParameter("points", points)
                .getResultList()
                .map(EquityQuery::curve));
    }

    private static EquityCurve curve(List<Object[]> rows) {
        long total = rows.isEmpty() ? 0 : ((Number) rows.getFirst()[5]).longValue();
        return new EquityCurve(
                total,
                rows.stream()
                        .map(row -> new EquityCurve.Point(
                                instant(row[0]),
                                (BigDecimal) row[1],
                                (BigDecimal) row[2],
                                (BigDecimal) row[3],
                                ((Number) row[4]).intValue()))
                        .toList());
    }

    private static Instant instant(Object value) {
        return value instanceof java.time.OffsetDateTime time ? time.toInstant() : (Instant) value;
    }
}
