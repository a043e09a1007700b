package io.eternalengine.kit.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.function.ToDoubleFunction;

/** The metrics of what the system owns, decides and is refused, each with its unit and what it says. */
public enum DomainMetric {
    EQUITY("eternal.equity", "usdt", "Worth of all accounts at marks"),
    UNIT_VALUE("eternal.unit.value", "usdt", "Value of one unit of the portfolio, free of deposits and withdrawals"),
    DRAWDOWN("eternal.drawdown", "ratio", "Fall of the unit value from its all-time high, from 0 to 1"),
    BREAKER_LEVEL("eternal.breaker.level", "level", "Level of the circuit breaker, from 0 to 4"),
    HALTS("eternal.halts", "halts", "Halts in force"),
    RISK_EPOCH("eternal.risk.epoch", "epoch", "Number of the newest command of risk"),
    REJECTIONS("eternal.rejections", "rejections", "Orders that risk refused, by rule and engine"),
    ORDERS("eternal.orders", "orders", "Orders that ended, by outcome and engine"),
    FILLS("eternal.fills", "fills", "Executions booked, by account and by maker or taker"),
    LEDGER_DIFFERENCES(
            "eternal.ledger.differences",
            "differences",
            "1 while ledger and exchange differ in an account and nothing explains it, else 0"),
    ALERTS("eternal.alerts", "alerts", "Alerts raised, by severity"),
    CONSUMER_LAG("eternal.consumer.lag", "records", "Records that a shell has not read yet"),
    RATE_LIMIT_LEFT(
            "eternal.rate.limit.left",
            "requests",
            "Requests that the exchange still allows in its present window, by account and group of endpoints"),
    PRIVATE_STREAM_AGE(
            "eternal.private.stream.age",
            "seconds",
            "Time since an account's private stream last delivered anything, its connection included");

    private final String meterName;
    private final String unit;
    private final String help;

    DomainMetric(String meterName, String unit, String help) {
        this.meterName = meterName;
        this.unit = unit;
        this.help = help;
    }

    /** One more. */
    public void count(MeterRegistry meters, Tags tags) {
        Counter.builder(meterName)
                .description(help)
                .baseUnit(unit)
                .tags(tags)
                .register(meters)
                .increment();
    }

    /** Shows a value of the source, which the caller keeps alive. */
    public <T> Gauge show(MeterRegistry meters, Tags tags, T source, ToDoubleFunction<T> value) {
        return Gauge.builder(meterName, source, value)
                .description(help)
                .baseUnit(unit)
                .tags(tags)
                .register(meters);
    }
}
