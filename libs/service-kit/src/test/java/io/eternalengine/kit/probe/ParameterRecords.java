package io.eternalengine.kit.probe;

import io.eternalengine.domain.model.Decimal;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** The records of which a machine's parameters are made: all of them are read by reflection when they are published. */
public final class ParameterRecords {
    private ParameterRecords() {}

    /** The record itself, and all that its components lead to, also in lists and maps. */
    public static Set<Class<?>> of(Class<? extends Record> parameters) {
        Set<Class<?>> found = new LinkedHashSet<>();
        add(found, parameters);
        return found;
    }

    private static void add(Set<Class<?>> found, Type type) {
        if (type instanceof ParameterizedType collection) {
            Arrays.stream(collection.getActualTypeArguments()).forEach(each -> add(found, each));
        } else if (type instanceof Class<?> known && known.isRecord() && !isLeaf(known) && found.add(known)) {
            for (RecordComponent component : known.getRecordComponents()) {
                add(found, component.getGenericType());
            }
        }
    }

    /** Published by its text, not by its components. */
    private static boolean isLeaf(Class<?> type) {
        return type == Decimal.class;
    }
}
