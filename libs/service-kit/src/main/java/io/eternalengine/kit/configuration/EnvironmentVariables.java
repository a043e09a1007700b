package io.eternalengine.kit.configuration;

import java.util.Locale;
import java.util.regex.Pattern;

/** Configuration keys as environment variables: {@code eternal.trend-1.bar} is {@code ETERNAL_TREND_1_BAR}. */
final class EnvironmentVariables {
    /** What Kubernetes sets in each pod for every service of its namespace, and what holds the options of a process's JVM. */
    private static final Pattern OF_THE_PLATFORM =
            Pattern.compile("(?:.*_)?(?:SERVICE_HOST|SERVICE_PORT(?:_[A-Z0-9_]+)?"
                    + "|PORT(?:_[0-9]+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)?|JAVA_OPTIONS)");

    private EnvironmentVariables() {}

    /** The variable that a key, or a variable in another writing, stands for. */
    static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /**
     * Whether a variable is a key that begins so. No part of a key begins with a digit, so {@code ETERNAL_TREND_1_BAR} belongs to
     * {@code eternal.trend-1.} and not to {@code eternal.trend.}
     */
    static boolean isOfGroup(String name, String prefix) {
        String variable = variable(name);
        String group = variable(prefix);
        if (!variable.startsWith(group) || variable.length() == group.length()) {
            return false;
        }
        String rest = variable.substring(group.length());
        return !Character.isDigit(rest.charAt(0))
                && !OF_THE_PLATFORM.matcher(rest).matches();
    }
}
