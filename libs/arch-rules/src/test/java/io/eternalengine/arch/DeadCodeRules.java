package io.eternalengine.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What no part of the product calls is not kept, nor tested. */
final class DeadCodeRules {
    private static final String OURS = "io.eternalengine.";

    /**
     * Public methods that only tests call, or that nothing of ours calls, each for a reason; one of several of a name with the types
     * of its parameters.
     */
    private static final Set<String> NAMED_EXCEPTIONS = Set.of(
            // What the simulation and the tests of an engine look at from outside.
            "engine.TradingEngine.halts",
            "engine.corehodl.CoreHodlEngine.held",
            "engine.corehodl.CoreHodlEngine.openParentOrders",
            "engine.corehodl.CoreHodlEngine.phase",
            "engine.funding.FundingEngine.capital",
            "engine.funding.FundingEngine.cash",
            "engine.tactical.TacticalEngine.cash",
            "engine.tactical.TacticalEngine.deploymentsMade",
            "engine.tactical.TacticalEngine.lastDeploymentMs",
            "engine.trend.TrendEngine.equity",
            "engine.trend.TrendEngine.held",
            "orchestration.Orchestrator.recalled",
            // Orchestration has no service yet that asks for its defaults.
            "orchestration.Orchestrator.parametersChanged",
            // What the proofs of conservation and of restored books compare.
            "domain.accounting.PortfolioLedger.equity",
            "domain.accounting.PortfolioLedger.read",
            "domain.accounting.PortfolioLedger.write",
            // Limits of a test that differ in one number.
            "risk.PortfolioLimits.with(LossLimits)",
            "risk.PortfolioLimits.withMaxAssetFraction",
            "risk.RiskParameters.with(BreakerParameters)",
            // Proofs over a whole run of the backtester: restarts, a look at every step; and a result
            // without a report.
            "backtester.report.ReportedResult.of",
            "backtester.run.PortfolioRun.restartingEvery",
            "backtester.run.PortfolioRun.watchedBy",
            // What the exchange offers and no engine asks for yet: amendments, batches, transfers, conditional orders,
            // closed profits.
            "bybit.AccountClient.applyForDemoMoney",
            "bybit.AccountClient.transfer",
            "bybit.AmendRequest.toPrice",
            "bybit.OrderClient.amend",
            "bybit.OrderClient.cancelAll",
            "bybit.OrderClient.history(Category, long, long)",
            "bybit.OrderEntry.amendBatch",
            "bybit.OrderEntry.cancelBatch",
            "bybit.OrderEntry.createBatch",
            "bybit.OrderRequest.when",
            "bybit.PositionClient.closedProfits",
            "bybit.TransferReceipt.isDone",
            // The client of whoever works without a journal, and of tests against a simulator on one host.
            "bybit.BybitEndpoints.onOneHost",
            "bybit.BybitRestClient.cancelOrder",
            "bybit.BybitRestClient.createOrder(OrderRequest)",
            "bybit.BybitRestClient.enforceRules",
            "bybit.BybitRestClient.positions",
            "bybit.BybitRestClient.serverTime",
            "bybit.BybitRestClient.setLeverage",
            "bybit.Outcome.orElseThrow",
            "bybit.ReturnCodes.listed",
            "bybit.StreamSettings.withEstablishWithinMs",
            "bybit.StreamSettings.withJitterSeed",
            "bybit.StreamSettings.withTopicStaleAfterMs",
            // Called by the framework.
            "kit.ServiceThreads.stopAll",
            "kit.health.ShellsLive.call",
            "kit.health.ShellsReady.call",
            "kit.telemetry.Tracing$MapGetter.get(Object, String)",
            "kit.telemetry.Tracing$MapGetter.keys(Object)",
            // The check of an upgrade plays a run in which services are replaced.
            "local.fleet.Fleet.replaceServices",
            "local.fleet.demo.DemoRun.readingDecisionsAs",
            "local.fleet.FleetPlan.withServicesOf",
            "local.fleet.demo.DemoRun.reportingTo",
            // Only tests write it as a message.
            "mapping.MarketMapping.toWire(Ticker)");

    static final ArchRule EVERY_PUBLIC_METHOD_OF_THE_CORE_IS_CALLED = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(
                    "io.eternalengine.domain..",
                    "io.eternalengine.engine..",
                    "io.eternalengine.orchestration..",
                    "io.eternalengine.risk..")
            .and()
            .arePublic()
            .should(beCalledByMainCode())
            .because("code that only tests call is read and mended for nothing");

    static final ArchRule EVERY_PUBLIC_METHOD_OF_A_LIBRARY_IS_CALLED = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(
                    "io.eternalengine.backtester..",
                    "io.eternalengine.bybit..",
                    "io.eternalengine.history..",
                    "io.eternalengine.kit..",
                    "io.eternalengine.local..",
                    "io.eternalengine.logging..",
                    "io.eternalengine.mapping..",
                    "io.eternalengine.venue..")
            .and()
            .arePublic()
            .and()
            .doNotHaveName("main")
            .should(beCalledByMainCode())
            .because("code that only tests call is read and mended for nothing");

    private DeadCodeRules() {}

    private static ArchCondition<JavaMethod> beCalledByMainCode() {
        return new ArchCondition<>("be called by main code") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (method.getAccessesToSelf().isEmpty() && !isCalledByItsNature(method)) {
                    events.add(SimpleConditionEvent.violated(
                            method, method.getFullName() + " is called by nothing but tests"));
                }
            }
        };
    }

    private static boolean isCalledByItsNature(JavaMethod method) {
        JavaClass owner = method.getOwner();
        return NAMED_EXCEPTIONS.contains(nameOf(method))
                || NAMED_EXCEPTIONS.contains(nameWithParameters(method))
                || isOfItsRecord(method)
                || (owner.isEnum() && Set.of("values", "valueOf").contains(method.getName()))
                || Stream.concat(owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
                        .anyMatch(above -> declares(above, method));
    }

    /** Without the package that all have. */
    private static String nameOf(JavaMethod method) {
        return method.getOwner().getName().substring(OURS.length()) + "." + method.getName();
    }

    private static String nameWithParameters(JavaMethod method) {
        return nameOf(method)
                + method.getRawParameterTypes().stream()
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /** Exceptions that are none: nothing has such a name, or main code calls what has it. */
    static List<String> exceptionsThatAreNone(JavaClasses compiled) {
        Map<String, List<JavaMethod>> named = compiled.stream()
                .filter(owner -> owner.getName().startsWith(OURS))
                .flatMap(owner -> owner.getMethods().stream())
                .flatMap(method ->
                        Stream.of(Map.entry(nameOf(method), method), Map.entry(nameWithParameters(method), method)))
                .filter(each -> NAMED_EXCEPTIONS.contains(each.getKey()))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return NAMED_EXCEPTIONS.stream()
                .filter(exception -> !named.containsKey(exception)
                        || named.get(exception).stream()
                                .anyMatch(method -> !method.getAccessesToSelf().isEmpty()))
                .sorted()
                .toList();
    }

    private static boolean isOfItsRecord(JavaMethod method) {
        return method.getOwner().isRecord()
                && method.getRawParameterTypes().isEmpty()
                && method.getOwner().tryGetField(method.getName()).isPresent();
    }

    /** By name and number of parameters: a type parameter may stand for their types. */
    private static boolean declares(JavaClass above, JavaMethod method) {
        return above.getMethods().stream()
                .anyMatch(other -> other.getName().equals(method.getName())
                        && other.getRawParameterTypes().size()
                                == method.getRawParameterTypes().size());
    }
}
