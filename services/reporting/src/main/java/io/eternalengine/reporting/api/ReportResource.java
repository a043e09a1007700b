package io.eternalengine.reporting.api;

import io.eternalengine.domain.model.EngineId;
import io.eternalengine.reporting.model.Execution;
import io.eternalengine.reporting.query.DecisionQuery;
import io.eternalengine.reporting.query.DecisionView;
import io.eternalengine.reporting.query.EquityCurve;
import io.eternalengine.reporting.query.EquityQuery;
import io.eternalengine.reporting.query.OrderView;
import io.eternalengine.reporting.query.Summary;
import io.eternalengine.reporting.query.SummaryQuery;
import io.eternalengine.reporting.query.TradeQuery;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.common.util.RestMediaType;

/** What the read models say. Decimals travel as strings, times as ISO 8601 in UTC. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
public class ReportResource {
    private static final int MAX_POINTS = 5_000;
    private static final int DEFAULT_POINTS = 500;
    private static final int MAX_LIMIT = 500;
    private static final int DEFAULT_LIMIT = 50;
    private static final List<String> ENGINES =
            Arrays.stream(EngineId.values()).map(EngineId::label).toList();

    private final SummaryQuery summaries;
    private final EquityQuery equity;
    private final DecisionQuery decisions;
    private final TradeQuery trades;

    ReportResource(SummaryQuery summaries, EquityQuery equity, DecisionQuery decisions, TradeQuery trades) {
        this.summaries = summaries;
        this.equity = equity;
        this.decisions = decisions;
        this.trades = trades;
    }

    @GET
    @Path("/summary")
    public Uni<Summary> summary(@Context UriInfo uri) {
        QueryParameters.of(uri);
        return summaries.summary();
    }

    @GET
    @Path("/breaker")
    public Uni<Summary.Breaker> breaker(@Context UriInfo uri) {
        QueryParameters.of(uri);
        return summaries.summary().map(Summary::breaker);
    }

    @GET
    @Path("/equity")
    public Uni<EquityCurve> equity(@Context UriInfo uri) {
        var parameters = QueryParameters.of(uri, "points");
        return equity.curve(parameters.wholeNumber("points", 2, MAX_POINTS, DEFAULT_POINTS));
    }

    @GET
    @Path("/decisions")
    public Uni<List<DecisionView>> decisions(@Context UriInfo uri) {
        var parameters = QueryParameters.of(uri, "limit", "engine", "all");
        return decisions.newest(limit(parameters), parameters.oneOf("engine", ENGINES), parameters.flag("all"));
    }

    /** The whole decision log as JSON lines. */
    @GET
    @Path("/decisions/export")
    @Produces(RestMediaType.APPLICATION_NDJSON)
    public Multi<DecisionView> export(@Context UriInfo uri) {
        QueryParameters.of(uri);
        return decisions.export();
    }

    @GET
    @Path("/orders")
    public Uni<List<OrderView>> orders(@Context UriInfo uri) {
        return trades.orders(limit(QueryParameters.of(uri, "limit")));
    }

    @GET
    @Path("/executions")
    public Uni<List<Execution>> executions(@Context UriInfo uri) {
        return trades.executions(limit(QueryParameters.of(uri, "limit")));
    }

    private static int limit(QueryParameters parameters) {
        return parameters.wholeNumber("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
    }
}
