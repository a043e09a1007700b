package io.eternalengine.reporting.interpret;

import com.google.protobuf.ProtocolMessageEnum;
import io.eternalengine.kit.message.UnreadableRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules that field values keep. A value that breaks one is refused with its name, the value and the rule. */
final class Fields {
    static final int MAX_NAME_LENGTH = 200;
    static final int MAX_TEXT_LENGTH = 10_000;
    private static final long YEAR_10000_MS = 253_402_300_800_000L;
    /** Plain notation, as the schema demands; bounded so that no message can make us store a megabyte of digits. */
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?");

    private Fields() {}

    /** An identifier or a name: not empty, short enough to be a key. */
    static String name(String field, String value) throws UnreadableRecord {
        if (value.isBlank()) {
            throw new UnreadableRecord(field + " is empty");
        }
        return bounded(field, value, MAX_NAME_LENGTH);
    }

    /** Words for a person, perhaps none. */
    static String text(String field, String value) throws UnreadableRecord {
        return bounded(field, value, MAX_TEXT_LENGTH);
    }

    static BigDecimal decimal(String field, String value) throws UnreadableRecord {
        if (!DECIMAL.matcher(value).matches()) {
            throw new UnreadableRecord(field + " is '" + excerpt(value) + "', not a decimal in plain notation");
        }
        return new BigDecimal(value);
    }

    static BigDecimal positive(String field, String value) throws UnreadableRecord {
        BigDecimal number = decimal(field, value);
        if (number.signum() <= 0) {
            throw new UnreadableRecord(field + " is " + value + ", it must be positive");
        }
        return number;
    }

    static BigDecimal notNegative(String field, String value) throws UnreadableRecord {
        BigDecimal number = decimal(field, value);
        if (number.signum() < 0) {
            throw new UnreadableRecord(field + " is " + value + ", it must not be negative");
        }
        return number;
    }

    /** A share of a whole, from 0 to 1. */
    static BigDecimal fraction(String field, String value) throws UnreadableRecord {
        BigDecimal number = notNegative(field, value);
        if (number.compareTo(BigDecimal.ONE) > 0) {
            throw new UnreadableRecord(field + " is " + value + ", a fraction is at most 1");
        }
        return number;
    }

    /** A positive decimal, or null for an empty field. */
    static @Nullable BigDecimal optionalPositive(String field, String value) throws UnreadableRecord {
        return value.isEmpty() ? null : positive(field, value);
    }

    static long notNegative(String field, long value) throws UnreadableRecord {
        if (value < 0) {
            throw new UnreadableRecord(field + " is " + value + ", it must not be negative");
        }
        return value;
    }

    static Instant instant(String field, long epochMs) throws UnreadableRecord {
        if (epochMs < 0 || epochMs >= YEAR_10000_MS) {
            throw new UnreadableRecord(field + " is " + epochMs + ", not milliseconds from 1970 to 9999");
        }
        return Instant.ofEpochMilli(epochMs);
    }

    /** The constant's name without the prefix that protobuf wants; refuses the unspecified and the unknown. */
    static <E extends Enum<E> & ProtocolMessageEnum> String choice(String field, E value, String prefix)
            throws UnreadableRecord {
        if (!value.name().startsWith(prefix) || value.name().endsWith("_UNSPECIFIED")) {
            throw new UnreadableRecord(field + " is " + value.name());
        }
        return value.name().substring(prefix.length());
    }

    private static String bounded(String field, String value, int maxLength) throws UnreadableRecord {
        if (value.length() > maxLength) {
            throw new UnreadableRecord(
                    field + " has " + value.length() + " characters, more than the limit of " + maxLength);
        }
        if (value.indexOf('\0') >= 0) {
            // PostgreSQL stores no such text: it must be refused here, or the projection would try for ever.
            throw new UnreadableRecord(field + " contains the character U+0000");
        }
        return value;
    }

    private static String excerpt(String value) {
        return value.length() <= 50 ? value : value.substring(0, 50) + "…";
    }
}
