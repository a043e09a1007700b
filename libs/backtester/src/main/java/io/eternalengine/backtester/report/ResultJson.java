package io.eternalengine.backtester.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.eternalengine.backtester.metrics.DrawdownSpan;
import io.eternalengine.backtester.metrics.StressWindow;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * Every figure of a result as JSON. Exact decimals are numbers with all their digits; a figure that is not defined is null;
 * times are epoch milliseconds, days ISO dates.
 */
public final class ResultJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .addModule(new SimpleModule()
                    .addSerializer(Decimal.class, new ExactNumber())
                    .addSerializer(Double.class, new DefinedNumber())
                    .addSerializer(double.class, new DefinedNumber())
                    .addSerializer(InstrumentId.class, new MarketName())
                    .addSerializer(DrawdownSpan.class, new SpanOrNulls())
                    .addSerializer(StressWindow.class, new WindowOrNulls())
                    .addSerializer(LocalDate.class, ToStringSerializer.instance))
            .build();

    private ResultJson() {}

    /** Writes a result, or any part of one. */
    public static void write(Object result, Path file) throws IOException {
        Files.writeString(file, MAPPER.writeValueAsString(result) + "\n");
    }

    /** A result, or any part of one, as it would be written. */
    public static JsonNode tree(Object result) throws IOException {
        // Through the text, because a record's fields may be written otherwise than they are.
        return MAPPER.readTree(MAPPER.writeValueAsString(result));
    }

    /** As it is written into a file. */
    public static String text(JsonNode json) throws IOException {
        return MAPPER.writeValueAsString(json) + "\n";
    }

    /**
     * What a file holds.
     *
     * @throws IllegalArgumentException when it is no JSON
     */
    public static JsonNode read(Path file) throws IOException {
        try {
            return MAPPER.readTree(Files.readString(file));
        } catch (JsonProcessingException | CharacterCodingException e) {
            throw new IllegalArgumentException(file + ": cannot be read as JSON: " + firstLine(e));
        }
    }

    private static String firstLine(IOException e) {
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : "it is no UTF-8 text";
    }

    /** A mapper for other records of this package. */
    static ObjectMapper mapper() {
        return MAPPER;
    }

    private static final class ExactNumber extends JsonSerializer<Decimal> {
        @Override
        public void serialize(Decimal value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNumber(value.toBigDecimal());
        }
    }

    private static final class DefinedNumber extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) {
                json.writeNumber(value);
            } else {
                json.writeNull();
            }
        }
    }

    /** A time that never came is null, and so are the times of a fall that never was. */
    private static final class SpanOrNulls extends JsonSerializer<DrawdownSpan> {
        @Override
        public void serialize(DrawdownSpan value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            json.writeNumberField("depth", value.depth());
            writeTime(json, "peakMs", value.peakMs(), value.depth() > 0);
            writeTime(json, "troughMs", value.troughMs(), value.depth() > 0);
            writeTime(json, "recoveredMs", value.recoveredMs(), value.recoveredMs() > 0);
            json.writeEndObject();
        }

        private static void writeTime(JsonGenerator json, String name, long timeMs, boolean exists) throws IOException {
            if (exists) {
                json.writeNumberField(name, timeMs);
            } else {
                json.writeNullField(name);
            }
        }
    }

    /** What was not measured is null. */
    private static final class WindowOrNulls extends JsonSerializer<StressWindow> {
        @Override
        public void serialize(StressWindow value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            json.writeStringField("name", value.name());
            json.writeStringField("from", value.from().toString());
            json.writeStringField("to", value.to().toString());
            json.writeBooleanField("covered", value.covered());
            provider.defaultSerializeField("marketReturn", value.marketReturn(), json);
            provider.defaultSerializeField("portfolioReturn", value.portfolioReturn(), json);
            provider.defaultSerializeField("maxDrawdown", value.maxDrawdown(), json);
            provider.defaultSerializeField(
                    "highestBreakerLevel", value.covered() ? value.highestBreakerLevel() : null, json);
            json.writeEndObject();
        }
    }

    private static final class MarketName extends JsonSerializer<InstrumentId> {
        @Override
        public void serialize(InstrumentId value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.symbol() + " " + value.category());
        }
    }
}
