package io.eternalengine.mapping;

import com.google.protobuf.ByteString;
import io.eternalengine.domain.parameters.ParameterValue;
import io.eternalengine.domain.parameters.ParameterValues;
import io.eternalengine.schemas.v1.RuleValue;
import java.util.List;

/**
 * The parameters of a machine as messages hold them.
 *
 * @param values names and values, in the order of the machine's parameter record
 * @param hash SHA-256 of them
 */
public record RecordedParameters(List<RuleValue> values, ByteString hash) {
    public RecordedParameters {
        values = List.copyOf(values);
    }

    /** Those that a machine works with. */
    public static RecordedParameters of(Record parameters) {
        ParameterValues values = ParameterValues.of(parameters);
        return new RecordedParameters(
                values.all().stream().map(RecordedParameters::toWire).toList(), ByteString.copyFrom(values.hash()));
    }

    /** Those that a message holds. */
    public static RecordedParameters of(List<RuleValue> values) {
        return new RecordedParameters(
                values, ByteString.copyFrom(toModel(values).hash()));
    }

    /**
     * The record itself.
     *
     * @throws IllegalArgumentException when another version of the record was recorded; says what differs
     */
    public <T extends Record> T as(Class<T> type) {
        return toModel(values).as(type);
    }

    private static RuleValue toWire(ParameterValue value) {
        return RuleValue.newBuilder()
                .setName(value.name())
                .setValue(value.value())
                .build();
    }

    private static ParameterValues toModel(List<RuleValue> values) {
        return new ParameterValues(values.stream()
                .map(each -> new ParameterValue(each.getName(), each.getValue()))
                .toList());
    }
}
