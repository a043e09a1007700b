package io.eternalengine.mapping;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.schemas.v1.RuleValue;
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

/**
 * The parameters of an engine as names and values, one for each number: {@code targets[0].weight} is {@code 0.6}. It takes
 * records of texts, whole numbers, flags, decimals, durations and names of enums, of such records, and of lists of them.
 */
final class ParametersMapping {
    private static final String SIZE = ".size";

    private ParametersMapping() {}

    /** The names and values in the order of the record's components. */
    static List<RuleValue> toWire(Record parameters) {
        List<RuleValue> values = new ArrayList<>();
        addRecord(values, "", parameters);
        return List.copyOf(values);
    }

    /**
     * The record that {@link #toWire} was given.
     *
     * @throws IllegalArgumentException when a component has no value or a value that the record refuses, or when a value
     *     belongs to no component: the parameters are those of another version
     */
    static <T extends Record> T of(Class<T> type, List<RuleValue> parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        parameters.forEach(each -> values.put(each.getName(), each.getValue()));
        T record = type.cast(readRecord(values, "", type));
        if (!values.isEmpty()) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no parameter "
                    + values.keySet().iterator().next() + ": another version of it was recorded");
        }
        return record;
    }

    private static void addRecord(List<RuleValue> values, String prefix, Record record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            add(values, prefix + component.getName(), valueOf(record, component));
        }
    }

    private static void add(List<RuleValue> values, String name, Object value) {
        switch (value) {
            case Record nested -> addRecord(values, name + ".", nested);
            case List<?> list -> {
                addText(values, name + SIZE, Integer.toString(list.size()));
                for (int i = 0; i < list.size(); i++) {
                    add(values, name + "[" + i + "]", list.get(i));
                }
            }
            case Enum<?> constant -> addText(values, name, constant.name());
            case String _, Integer _, Boolean _, Decimal _, Duration _ -> addText(values, name, value.toString());
            default -> throw unknown(name, value.getClass());
        }
    }

    private static void addText(List<RuleValue> values, String name, String value) {
        values.add(RuleValue.newBuilder().setName(name).setValue(value).build());
    }

    private static Object valueOf(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component.getName() + " of " + record.getClass(), e);
        }
    }

    private static Object readRecord(Map<String, String> values, String prefix, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] read = Arrays.stream(components)
                .map(component -> read(values, prefix + component.getName(), component.getGenericType()))
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

    private static Object read(Map<String, String> values, String name, Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            List<Object> elements = new ArrayList<>();
            int size = (Integer) leaf(int.class, name + SIZE, take(values, name + SIZE));
            for (int i = 0; i < size; i++) {
                elements.add(read(values, name + "[" + i + "]", list.getActualTypeArguments()[0]));
            }
            return elements;
        }
        Class<?> leaf = (Class<?>) type;
        return leaf.isRecord() ? readRecord(values, name + ".", leaf) : leaf(leaf, name, take(values, name));
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
            default -> throw unknown(name, type);
        };
    }

    private static String take(Map<String, String> values, String name) {
        String value = values.remove(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " was not recorded: another version of the parameters was");
        }
        return value;
    }

    private static IllegalStateException unknown(String name, Class<?> type) {
        return new IllegalStateException("parameter " + name + " has a type that is not recorded: " + type.getName());
    }
}
