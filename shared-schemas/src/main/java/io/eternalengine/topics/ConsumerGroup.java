package io.eternalengine.topics;

import static io.eternalengine.topics.Topic.ACCOUNT_SNAPSHOTS;
import static io.eternalengine.topics.Topic.ALERTS;
import static io.eternalengine.topics.Topic.BOOKS;
import static io.eternalengine.topics.Topic.CANDLES;
import static io.eternalengine.topics.Topic.CAPITAL_ALLOCATIONS;
import static io.eternalengine.topics.Topic.DECISIONS;
import static io.eternalengine.topics.Topic.EXCHANGE_NOTICES;
import static io.eternalengine.topics.Topic.EXCHANGE_REPORTS;
import static io.eternalengine.topics.Topic.EXECUTIONS;
import static io.eternalengine.topics.Topic.FEES;
import static io.eternalengine.topics.Topic.FUNDING;
import static io.eternalengine.topics.Topic.HIGHS;
import static io.eternalengine.topics.Topic.INSTRUMENTS;
import static io.eternalengine.topics.Topic.INTENTS;
import static io.eternalengine.topics.Topic.OPERATOR_REQUESTS;
import static io.eternalengine.topics.Topic.ORDER_COMMANDS;
import static io.eternalengine.topics.Topic.ORDER_EVENTS;
import static io.eternalengine.topics.Topic.RISK_COMMANDS;
import static io.eternalengine.topics.Topic.RISK_REPORTS;
import static io.eternalengine.topics.Topic.SENTIMENT;
import static io.eternalengine.topics.Topic.SUBSCRIPTIONS;
import static io.eternalengine.topics.Topic.TICKERS;
import static io.eternalengine.topics.Topic.VERDICTS;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A service that consumes, with the topics that it reads in the order in which it prefers them: what can stop trading
 * before what happened to orders, and that before what the market does.
 */
public enum ConsumerGroup {
    MARKET_DATA("market-data", SUBSCRIPTIONS),
    ENGINE_CORE_HODL(
            "engine-core-hodl",
            RISK_COMMANDS,
            CAPITAL_ALLOCATIONS,
            INSTRUMENTS,
            HIGHS,
            FEES,
            EXECUTIONS,
            ORDER_EVENTS,
            VERDICTS,
            CANDLES),
    ENGINE_TREND_1(
            "engine-trend-1",
            RISK_COMMANDS,
            CAPITAL_ALLOCATIONS,
            INSTRUMENTS,
            EXECUTIONS,
            ORDER_EVENTS,
            VERDICTS,
            FUNDING,
            CANDLES),
    ENGINE_TREND_2(
            "engine-trend-2",
            RISK_COMMANDS,
            CAPITAL_ALLOCATIONS,
            INSTRUMENTS,
            EXECUTIONS,
            ORDER_EVENTS,
            VERDICTS,
            FUNDING,
            CANDLES),
    ENGINE_FUNDING(
            "engine-funding",
            RISK_COMMANDS,
            CAPITAL_ALLOCATIONS,
            INSTRUMENTS,
            EXECUTIONS,
            ORDER_EVENTS,
            VERDICTS,
            FUNDING,
            TICKERS,
            CANDLES),
    ENGINE_TACTICAL(
            "engine-tactical",
            RISK_COMMANDS,
            CAPITAL_ALLOCATIONS,
            INSTRUMENTS,
            HIGHS,
            EXECUTIONS,
            ORDER_EVENTS,
            VERDICTS,
            SENTIMENT,
            FUNDING,
            CANDLES),
    /** Prices and books come before the candles and intents of the same moment: those are judged by them. */
    RISK(
            "risk",
            OPERATOR_REQUESTS,
            EXCHANGE_REPORTS,
            EXCHANGE_NOTICES,
            SUBSCRIPTIONS,
            INSTRUMENTS,
            EXECUTIONS,
            ORDER_EVENTS,
            ACCOUNT_SNAPSHOTS,
            TICKERS,
            BOOKS,
            CANDLES,
            INTENTS),
    ORDER_EXECUTION("order-execution", OPERATOR_REQUESTS, INSTRUMENTS, ORDER_COMMANDS, TICKERS, CANDLES),
    REPORTING(
            "reporting",
            RISK_COMMANDS,
            RISK_REPORTS,
            CAPITAL_ALLOCATIONS,
            DECISIONS,
            INTENTS,
            VERDICTS,
            ORDER_EVENTS,
            EXECUTIONS,
            ACCOUNT_SNAPSHOTS,
            CANDLES,
            ALERTS);

    private final String groupName;
    private final List<Topic> topics;

    ConsumerGroup(String groupName, Topic... topics) {
        this.groupName = groupName;
        this.topics = List.of(topics);
    }

    /**
     * That of the engine in one account: {@code TREND-1} is {@link #ENGINE_TREND_1}.
     *
     * @throws IllegalArgumentException when no engine runs in the account
     */
    public static ConsumerGroup ofEngineIn(String account) {
        String name = "engine-" + account.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(group -> group.groupName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("account is " + account + ": no engine runs in it"));
    }

    /** The Kafka group, which is also the name of the service. */
    public String groupName() {
        return groupName;
    }

    /** The topics read, preferred first. */
    public List<Topic> topics() {
        return topics;
    }

    /** The topics that take what this group cannot read; created together with the catalogue. */
    public List<String> deadLetterTopics() {
        return topics.stream().map(topic -> topic.deadLetterName(groupName)).toList();
    }
}
