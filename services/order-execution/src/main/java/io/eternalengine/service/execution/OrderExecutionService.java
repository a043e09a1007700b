package io.eternalengine.service.execution;

import io.eternalengine.bybit.AddressLimit;
import io.eternalengine.bybit.BybitEndpoints;
import io.eternalengine.bybit.BybitRestClient;
import io.eternalengine.bybit.ClientSettings;
import io.eternalengine.bybit.PrivateStreamListener;
import io.eternalengine.bybit.limits.RedisRateLimits;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.ServiceThreads;
import io.eternalengine.kit.configuration.Configured;
import io.eternalengine.kit.consume.SinkShell;
import io.eternalengine.kit.halt.RiskLink;
import io.eternalengine.kit.health.ShellRegistry;
import io.eternalengine.kit.telemetry.DomainMetric;
import io.eternalengine.kit.telemetry.GaugeValues;
import io.eternalengine.kit.telemetry.Tracing;
import io.eternalengine.kit.transaction.ShellSettings;
import io.eternalengine.kit.transaction.TransactionalShell;
import io.eternalengine.logging.LogLine;
import io.eternalengine.service.execution.account.AccountExecutor;
import io.eternalengine.service.execution.account.ExecutionParameters;
import io.eternalengine.service.execution.account.ExecutionProbe;
import io.eternalengine.service.execution.account.ExecutorEvent;
import io.eternalengine.service.execution.account.OrderSender;
import io.eternalengine.service.execution.account.WorkingOrders;
import io.eternalengine.service.execution.intake.AcceptanceRequestSink;
import io.eternalengine.service.execution.intake.OrderCommandSink;
import io.eternalengine.service.execution.journal.Acceptances;
import io.eternalengine.service.execution.journal.Journal;
import io.eternalengine.service.execution.journal.JournalWatch;
import io.eternalengine.service.execution.journal.Outbox;
import io.eternalengine.service.execution.market.MarketLoop;
import io.eternalengine.service.execution.market.MarketView;
import io.eternalengine.service.execution.outbox.OutboxMachine;
import io.eternalengine.service.execution.venue.AccountCredentials;
import io.eternalengine.service.execution.venue.AccountKey;
import io.eternalengine.service.execution.venue.ExchangeAnswers;
import io.eternalengine.service.execution.venue.ExchangeReports;
import io.eternalengine.service.execution.venue.ExchangeWatch;
import io.eternalengine.service.execution.venue.KeyRules;
import io.eternalengine.service.execution.venue.MeteredRateLimits;
import io.eternalengine.service.execution.venue.OrderEntryWay;
import io.eternalengine.service.execution.venue.VenueAccount;
import io.eternalengine.service.execution.venue.VenueConfiguration;
import io.eternalengine.topics.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Puts the parts together: an executor for each account, the intake of orders, the outbox, the market and the link to risk. */
@ApplicationScoped
public class OrderExecutionService {
    private static final Logger LOG = Logger.getLogger(OrderExecutionService.class);
    /** Whatever reduces exposure goes on after it. */
    private static final long LONGEST_WAIT_FOR_REDIS_MS = 500;
    /** Public endpoints count requests of an address, whoever sends them. */
    private static final String NO_ACCOUNT = "public";

    /** Where orders go, how, and how many requests at most. */
    private record Venue(
            BybitEndpoints endpoints,
            OrderEntryWay orderEntry,
            AddressLimit addressLimit,
            KeyRules keyRules,
            ExchangeAnswers answers) {}

    private final ExecutionConfiguration configuration;
    private final VenueConfiguration venue;
    private final KafkaConnection kafka;
    private final ShellRegistry registry;
    private final ServiceThreads threads;
    private final Tracing tracing;
    private final MeterRegistry meters;
    private final Vertx vertx;
    private final Redis redis;
    private final Journal journal;
    private final Acceptances acceptances;
    private final GaugeValues gauges;
    private final Outbox outbox;
    private final MarketView market = new MarketView();
    private final Map<String, AccountExecutor> executors = new HashMap<>();

    public OrderExecutionService(
            ExecutionConfiguration configuration,
            VenueConfiguration venue,
            KafkaConnection kafka,
            ShellRegistry registry,
            ServiceThreads threads,
            Tracing tracing,
            MeterRegistry meters,
            Vertx vertx,
            Redis redis,
            DataSource dataSource) {
        this.configuration = configuration;
        this.venue = venue;
        this.kafka = kafka;
        this.registry = registry;
        this.threads = threads;
        this.tracing = tracing;
        this.meters = meters;
        this.vertx = vertx;
        this.redis = redis;
        this.outbox = new Outbox(dataSource);
        this.journal = new Journal(dataSource, outbox);
        this.acceptances = new Acceptances(dataSource, outbox);
        this.gauges = new GaugeValues(meters);
    }

    void start(@Observes StartupEvent event) {
        Optional<ExecutionParameters> parameters =
                Configured.orRefuse(ExecutionConfiguration.PREFIX, configuration::toParameters);
        Optional<OrderEntryWay> orderEntry = Configured.orRefuse(
                ExecutionConfiguration.PREFIX, () -> OrderEntryWay.parse(configuration.orderEntry()));
        Optional<BybitEndpoints> endpoints =
                orderEntry.flatMap(way -> Configured.orRefuse(VenueConfiguration.PREFIX, () -> venue.endpoints(way)));
        Optional<SortedMap<String, AccountKey>> credentials = Configured.orRefuse(
                VenueConfiguration.PREFIX,
                () -> AccountCredentials.read(
                        venue.credentialsFile(), venue.accounts(), venue.venue().isRealMoney()));
        Optional<AddressLimit> addressLimit = Configured.orRefuse(VenueConfiguration.PREFIX, venue::addressLimit);
        if (parameters.isPresent() && endpoints.isPresent() && credentials.isPresent() && addressLimit.isPresent()) {
            var exchange = new Venue(
                    endpoints.get(),
                    orderEntry.get(),
                    addressLimit.get(),
                    new KeyRules(venue.venue().isRealMoney(), parameters.get().perpetualAccounts()),
                    new ExchangeAnswers(parameters.get().exchangeWatch().unansweredInARow()));
            start(parameters.get(), exchange, credentials.get());
        }
    }

    private void start(ExecutionParameters parameters, Venue exchange, SortedMap<String, AccountKey> credentials) {
        LogLine.of("venue")
                .with("name", venue.name())
                .with("restUrl", exchange.endpoints().restUrl())
                .with("orderEntry", exchange.orderEntry())
                .with("accounts", credentials.keySet())
                .info(LOG);
        var link = new RiskLink(
                kafka,
                registry.register("risk-link"),
                command -> executors.values().forEach(AccountExecutor::onRiskCommand));
        threads.start("market", new MarketLoop(kafka, market, registry.register("market")));
        threads.start("exchange-reports", exchangeReports(exchange, parameters.exchangeWatch()));
        var probe = new ExecutionProbe(meters);
        credentials.forEach(
                (account, key) -> executors.put(account, executor(account, key, exchange, parameters, link, probe)));
        threads.start(
                "journal",
                new JournalWatch(
                        journal::look,
                        registry.register("journal"),
                        kafka.alerts(),
                        () -> executors.values().forEach(AccountExecutor::cancelOpenings)));
        threads.start("risk-link", link);
        var sink = new OrderCommandSink(journal, order -> {
            AccountExecutor executor = executors.get(order.intent().account());
            if (executor == null) {
                journal.end(order, OrderState.REJECTED, "no API key is configured for the account", market.nowMs());
            } else {
                executor.take(order);
            }
        });
        var intake = new SinkShell<>(kafka, List.of(Topic.ORDER_COMMANDS), sink, registry.register("intake"));
        var requests = new SinkShell<>(
                kafka, List.of(Topic.OPERATOR_REQUESTS), requestSink(), registry.register("operator-requests"));
        startOutbox(() -> {
            executors.forEach((account, executor) -> threads.start("executor-" + account, executor));
            threads.start("intake", intake);
            threads.start("operator-requests", requests);
        });
    }

    /** Asks with no account's key, so that what becomes of a key does not count. */
    private ExchangeReports exchangeReports(Venue exchange, ExchangeWatch watch) {
        var limits = new RedisRateLimits(
                redis,
                venue.name(),
                NO_ACCOUNT,
                venue.addressName(),
                exchange.addressLimit(),
                LONGEST_WAIT_FOR_REDIS_MS);
        var client = new BybitRestClient(vertx, exchange.endpoints(), null, ClientSettings.DEFAULT, limits);
        return new ExchangeReports(
                kafka,
                exchange.answers(),
                watch.reportEvery(),
                client::measureClockOffset,
                market::nowMs,
                registry.register("exchange-reports"));
    }

    private AcceptanceRequestSink requestSink() {
        return new AcceptanceRequestSink(journal, acceptances, request -> {
            AccountExecutor executor = executors.get(request.account());
            if (executor == null) {
                acceptances.refuse(request, "no API key is configured for the account", market.nowMs());
            } else {
                executor.decideAcceptances();
            }
        });
    }

    private AccountExecutor executor(
            String account,
            AccountKey key,
            Venue exchange,
            ExecutionParameters parameters,
            RiskLink link,
            ExecutionProbe probe) {
        var work = new AccountExecutor.Work() {
            @Override
            public VenueAccount connect(PrivateStreamListener listener) {
                var limits = new RedisRateLimits(
                        redis,
                        venue.name(),
                        account,
                        venue.addressName(),
                        exchange.addressLimit(),
                        LONGEST_WAIT_FOR_REDIS_MS);
                return new VenueAccount(
                        account,
                        key,
                        exchange.keyRules(),
                        vertx,
                        exchange.endpoints(),
                        new MeteredRateLimits(limits, account, gauges),
                        exchange.orderEntry(),
                        exchange.answers(),
                        listener);
            }

            @Override
            public void refuseToStart(String reason) {
                LogLine.refusedConfiguration(VenueConfiguration.PREFIX + ".credentials-file is "
                                + venue.credentialsFile() + ": " + reason)
                        .error(LOG);
                Quarkus.asyncExit(Configured.EXIT_CODE);
            }

            @Override
            public WorkingOrders orders(VenueAccount venueAccount, Consumer<ExecutorEvent.Answered> answers) {
                var sender = new OrderSender(venueAccount, journal, link, parameters, tracing, probe, answers);
                return new WorkingOrders(venueAccount, journal, market, parameters, sender);
            }
        };
        var executor = new AccountExecutor(
                account,
                journal,
                acceptances,
                market,
                parameters,
                registry.register("executor-" + account),
                kafka.alerts(),
                work);
        DomainMetric.PRIVATE_STREAM_AGE.show(
                meters, Tags.of("account", account), executor, AccountExecutor::secondsSinceStreamReceived);
        return executor;
    }

    /** @param trade runs once, when the journal is known to be the one that Kafka has messages of */
    private void startOutbox(Runnable trade) {
        var trading = new AtomicBoolean();
        var machine = new OutboxMachine(
                outbox,
                () -> {
                    if (trading.compareAndSet(false, true)) {
                        trade.run();
                    }
                },
                refusal -> {
                    LogLine.refusedConfiguration(refusal).error(LOG);
                    Quarkus.asyncExit(Configured.EXIT_CODE);
                });
        var settings = new ShellSettings("order-execution-outbox", List.of(), Topic.ORDER_STATE, Optional.empty());
        threads.start(
                "outbox",
                new TransactionalShell<>(
                        kafka,
                        settings,
                        machine,
                        registry.register("outbox"),
                        tracing,
                        meters,
                        end -> Quarkus.asyncExit(end.exitCode())));
    }
}
