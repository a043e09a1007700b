package io.eternalengine.domain.parameters;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateHash;
import io.eternalengine.domain.state.StateWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A parameter record as names and values, one for each number: {@code targets[0].weight} is {@code 0.6}, {@code
 * excessShares[FUNDING]} is {@code 0.3}. It takes records of texts, whole numbers, flags, decimals, durations and names of
 * enums, of such records, and of lists and maps of them; a map's keys are texts or names of enums.
 *
 * @param all in the order of the record's components, entries of a map in the order of their keys' names
 */
public record ParameterValues(List<ParameterValue> all) {
    static final String SIZE = ".size";

    public ParameterValues {
        all = List.copyOf(all);
    }

    /** Those of a record. */
    public static ParameterValues of(Record parameters) {
        List<ParameterValue> values = new ArrayList<>();
        addRecord(values, "", parameters);
        return new ParameterValues(values);
    }

    /** SHA-256 of all names and values in their order. */
    public byte[] hash() {
        return StateHash.of(new StateWriter()
                .writeAll(all, (out, each) -> out.writeText(each.name()).writeText(each.value()))
                .toBytes());
    }

    /** Those of one component, by their names within it: of {@code breaker} the ones that begin with {@code breaker.} */
    public ParameterValues of(String component) {
        String prefix = component + ".";
        return new ParameterValues(all.stream()
                .filter(each -> each.name().startsWith(prefix))
                .map(each -> new ParameterValue(each.name().substring(prefix.length()), each.value()))
                .toList());
    }

    /**
     * The record that these values were made of.
     *
     * @throws IllegalArgumentException when a component has no value or a value that the record refuses, or when a value
     *     belongs to no component: the parameters are those of another version
     */
    public <T extends Record> T as(Class<T> type) {
        return new RecordReading(this).read(type);
    }

    private static void addRecord(List<ParameterValue> values, String prefix, Record record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            add(values, prefix + component.getName(), valueOf(record, component));
        }
    }

    private static void add(List<ParameterValue> values, String name, Object value) {
        switch (value) {
            case Record nested -> addRecord(values, name + ".", nested);
            case List<?> list -> {
                values.add(new ParameterValue(name + SIZE, Integer.toString(list.size())));
                for (int i = 0; i < list.size(); i++) {
                    add(values, name + "[" + i + "]", list.get(i));
                }
            }
            case Map<?, ?> map -> addEntries(values, name, map);
            case Enum<?> constant -> values.add(new ParameterValue(name, constant.name()));
            case String _, Integer _, Boolean _, Decimal _, Duration _ ->
                values.add(new ParameterValue(name, value.toString()));
            default -> throw unknown(name, value.getClass());
        }
    }

    private static void addEntries(List<ParameterValue> values, String name, Map<?, ?> map) {
        values.add(new ParameterValue(name + SIZE, Integer.toString(map.size())));
        map.entrySet().stream()
                .sorted(Comparator.comparing(entry -> keyName(entry.getKey())))
                .forEach(entry -> add(values, name + "[" + keyName(entry.getKey()) + "]", entry.getValue()));
    }

    private static String keyName(Object key) {
        return key instanceof Enum<?> constant ? constant.name() : (String) key;
    }

    private static Object valueOf(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component.getName() + " of " + record.getClass(), e);
        }
    }

    static IllegalStateException unknown(String name, Class<?> type) {
        return new IllegalStateException("parameter " + name + " has a type that is not recorded: " + type.getName());
    }
}
