package io.eternalengine.domain.parameters;

import io.eternalengine.domain.model.Decimal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a parameter record back from its names and values. */
final class RecordReading {
    private final Map<String, String> left = new LinkedHashMap<>();

    RecordReading(ParameterValues values) {
        values.all().forEach(each -> left.put(each.name(), each.value()));
    }

    <T extends Record> T read(Class<T> type) {
        T record = type.cast(readRecord("", type));
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no parameter "
                    + left.keySet().iterator().next() + ": another version of it was recorded");
        }
        return record;
    }

    private Object readRecord(String prefix, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] read = Arrays.stream(components)
                .map(component -> read(prefix + component.getName(), component.getGenericType()))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(read);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException("cannot make " + type, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }

    private Object read(String name, Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Class<?> collection = (Class<?>) parameterized.getRawType();
            Type[] arguments = parameterized.getActualTypeArguments();
            return Map.class.isAssignableFrom(collection)
                    ? readMap(name, (Class<?>) arguments[0], arguments[1])
                    : readList(name, arguments[0]);
        }
        Class<?> leaf = (Class<?>) type;
        return leaf.isRecord() ? readRecord(name + ".", leaf) : leaf(leaf, name, take(name));
    }

    private List<Object> readList(String name, Type element) {
        List<Object> elements = new ArrayList<>();
        int size = size(name);
        for (int i = 0; i < size; i++) {
            elements.add(read(name + "[" + i + "]", element));
        }
        return elements;
    }

    private Map<Object, Object> readMap(String name, Class<?> key, Type element) {
        int size = size(name);
        String prefix = name + "[";
        List<String> keys = left.keySet().stream()
                .filter(each -> each.startsWith(prefix))
                .map(each -> each.substring(prefix.length(), each.indexOf(']', prefix.length())))
                .distinct()
                .toList();
        if (keys.size() != size) {
            throw new IllegalArgumentException(name + " has " + keys.size() + " entries: " + size + " were recorded");
        }
        Map<Object, Object> entries = new TreeMap<>();
        keys.forEach(each -> entries.put(leaf(key, prefix + each + "]", each), read(prefix + each + "]", element)));
        return entries;
    }

    private int size(String name) {
        return (Integer) leaf(int.class, name + ParameterValues.SIZE, take(name + ParameterValues.SIZE));
    }

    private static Object leaf(Class<?> type, String name, String value) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(value))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(name + " is " + value + ": unknown"));
        }
        try {
            return parsed(type, name, value);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IllegalArgumentException(name + " is " + value + ": no " + type.getSimpleName(), e);
        }
    }

    private static Object parsed(Class<?> type, String name, String value) {
        return switch (type.getName()) {
            case "java.lang.String" -> value;
            case "int" -> Integer.parseInt(value);
            case "boolean" -> Boolean.parseBoolean(value);
            case "io.eternalengine.domain.model.Decimal" -> Decimal.of(value);
            case "java.time.Duration" -> Duration.parse(value);
            default -> throw ParameterValues.unknown(name, type);
        };
    }

    private String take(String name) {
        String value = left.remove(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " was not recorded: another version of the parameters was");
        }
        return value;
    }
}
