package io.eternalengine.domain.parameters;

import io.eternalengine.domain.model.Decimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Parameters under configuration keys, such as {@code eternal.risk.max-heat}: of a service, or of a backtest. What is not
 * given has its default. Which keys there are, and what each of them sets, stands in one class for both.
 */
public interface ParameterSource {
    /** The text given for a key, without blanks around it; the default's when none is given. */
    String take(String key, String byDefault);

    /** What a value is refused with. */
    IllegalArgumentException refusal(String key, String text, String rule);

    default String text(String key, String byDefault) {
        return take(key, byDefault);
    }

    default Decimal decimal(String key, Decimal byDefault) {
        return value(key, byDefault, Decimal::of, "must be a plain decimal number");
    }

    default int whole(String key, int byDefault) {
        return value(key, byDefault, Integer::valueOf, "must be a whole number");
    }

    default boolean flag(String key, boolean byDefault) {
        return value(key, byDefault, ParameterSource::trueOrFalse, "must be true or false");
    }

    private static boolean trueOrFalse(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** Numbers with commas between. */
    default List<Decimal> decimals(String key, List<Decimal> byDefault) {
        String text = take(
                key, String.join(",", byDefault.stream().map(Decimal::toString).toList()));
        List<Decimal> values = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            values.add(parsed(key, part.strip(), Decimal::of, "must be plain decimal numbers with commas between"));
        }
        return values;
    }

    /** Names with commas between. */
    default List<String> texts(String key, List<String> byDefault) {
        String text = take(key, String.join(",", byDefault));
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    /** ISO, such as {@code PT72H}, or short, such as {@code 72H}. */
    default Duration duration(String key, Duration byDefault) {
        return value(
                key,
                byDefault,
                text -> Duration.parse(
                        text.toUpperCase(Locale.ROOT).startsWith("P") ? text : "PT" + text.toUpperCase(Locale.ROOT)),
                "must be a duration such as 72H");
    }

    default <E extends Enum<E>> E choice(String key, E byDefault) {
        return value(
                key,
                byDefault,
                text -> Enum.valueOf(byDefault.getDeclaringClass(), text.toUpperCase(Locale.ROOT)),
                "must be one of " + List.of(byDefault.getDeclaringClass().getEnumConstants()));
    }

    private <T> T value(String key, T byDefault, Function<String, T> parser, String rule) {
        return parsed(key, take(key, byDefault.toString()), parser, rule);
    }

    private <T> T parsed(String key, String text, Function<String, T> parser, String rule) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw refusal(key, text, rule);
        }
    }

    /** Makes a record whose keys have a common beginning; what it refuses is refused under it: {@code losses.daily is …}. */
    static <T> T within(String beginning, Supplier<T> made) {
        try {
            return made.get();
        } catch (RefusedParameter e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(beginning + e.getMessage(), e);
        }
    }

    /** A value that cannot be used. The message is a sentence for a person, with the whole key. */
    class RefusedParameter extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        public RefusedParameter(String sentence) {
            super(sentence);
        }
    }
}
