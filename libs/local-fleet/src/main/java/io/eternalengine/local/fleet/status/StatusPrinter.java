package io.eternalengine.local.fleet.status;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A status for people: a table of the processes, and what the fleet holds. */
public final class StatusPrinter {
    private static final String ROW = "%-18s %8s %6s  %-16s %8s %8s%n";
    private static final String FACT = "%-12s %s%n";

    private final PrintWriter out;

    public StatusPrinter(PrintWriter out) {
        this.out = out;
    }

    /** Prints all. */
    public void print(FleetStatus fleet) {
        out.printf(ROW, "SERVICE", "PID", "PORT", "STATE", "RESTARTS", "RSS MB");
        fleet.parts().forEach(this::row);
        fleet.parts().stream()
                .filter(part -> !part.readiness().cause().isEmpty())
                .forEach(part -> out.println(part.name() + " "
                        + part.readiness().state() + ": " + part.readiness().cause()));
        out.println();
        Portfolio portfolio = fleet.portfolio();
        if (portfolio == null) {
            out.printf(FACT, "Portfolio", "unknown: reporting does not answer");
        } else {
            print(portfolio);
        }
        out.printf(FACT, "Fleet", fleet.phase() + (fleet.isReady() ? "" : ", but not all of it works"));
        out.printf(FACT, "Dashboard", fleet.dashboardUrl());
        out.printf(FACT, "State", fleet.stateDirectory());
    }

    private void row(FleetStatus.Part part) {
        out.printf(
                ROW,
                part.name(),
                part.pid() < 0 ? "-" : part.pid(),
                part.port(),
                part.readiness().state(),
                part.restarts(),
                part.residentMb() == null ? "-" : part.residentMb());
    }

    private void print(Portfolio portfolio) {
        out.printf(FACT, "Equity", equity(portfolio));
        out.printf(
                FACT,
                "Drawdown",
                percent(portfolio.drawdown()) + " now, " + percent(portfolio.maxDrawdown()) + " at most");
        out.printf(FACT, "Breaker", "level " + portfolio.breakerLevel());
        out.printf(FACT, "Halts", portfolio.halts().isEmpty() ? "none" : "");
        portfolio
                .halts()
                .forEach(halt -> out.printf(
                        FACT,
                        "",
                        halt.scope() + ": " + halt.reason() + (halt.by().isEmpty() ? "" : " (by " + halt.by() + ")")));
        out.printf(FACT, "Open orders", portfolio.openOrders());
        out.printf(FACT, "Lag", lag(portfolio));
    }

    private static String equity(Portfolio portfolio) {
        if (portfolio.equity() == null) {
            return "unknown: risk has not reported yet";
        }
        return portfolio.equity().setScale(2, RoundingMode.HALF_EVEN).toPlainString() + " USDT"
                + (portfolio.asOf() == null ? ", before the first hour" : " as of " + portfolio.asOf());
    }

    private static String lag(Portfolio portfolio) {
        return portfolio.reportingLag() == null
                ? "unknown: reporting cannot ask Kafka"
                : portfolio.reportingLag() + " records that reporting has not handled yet";
    }

    private static String percent(@Nullable BigDecimal fraction) {
        return fraction == null
                ? "unknown"
                : fraction.movePointRight(2).setScale(2, RoundingMode.HALF_EVEN).toPlainString() + " %";
    }
}
