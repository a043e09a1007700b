package io.eternalengine.mapping;

import com.google.protobuf.ByteString;
import io.eternalengine.domain.state.StateHash;
import io.eternalengine.domain.state.StateWriter;
import io.eternalengine.schemas.v1.RuleValue;
import java.util.List;

/**
 * The parameters of an engine as the decision log holds them.
 *
 * @param values names and values, in the order of the engine's parameter record
 * @param hash SHA-256 of them
 */
public record RecordedParameters(List<RuleValue> values, ByteString hash) {
    public RecordedParameters {
        values = List.copyOf(values);
    }

    /** Those that an engine works with. */
    public static RecordedParameters of(Record parameters) {
        return of(ParametersMapping.toWire(parameters));
    }

    /** Those that a log holds. */
    public static RecordedParameters of(List<RuleValue> values) {
        byte[] canonical = new StateWriter()
                .writeAll(values, (out, each) -> out.writeText(each.getName()).writeText(each.getValue()))
                .toBytes();
        return new RecordedParameters(values, ByteString.copyFrom(StateHash.of(canonical)));
    }

    /**
     * The record itself.
     *
     * @throws IllegalArgumentException when another version of the record was recorded; says what differs
     */
    public <T extends Record> T as(Class<T> type) {
        return ParametersMapping.of(type, values);
    }
}
