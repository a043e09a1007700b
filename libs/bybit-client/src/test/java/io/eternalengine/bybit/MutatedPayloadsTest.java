package io.eternalengine.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes over the wire is read exactly or refused with an error that shows no value; nothing else. */
class MutatedPayloadsTest {

    private static final int MUTATIONS = 100_000;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

    static Set<String> names() {
        return DocumentedPayloads.ALL.keySet();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void readsTheDocumentedPayload(String name) throws ReflectiveOperationException {
        DocumentedPayloads.Payload payload = payload(name);
        Fields fields = AnswerReader.parse(payload.json());
        Object result = payload.reader().apply(fields);
        assertThat(result).isNotIn(List.of(), Optional.empty());
        requireNumbersOf(fields.node(), result);
    }

    @Test
    void readsMutatedPayloadsExactlyOrNotAtAll() throws ReflectiveOperationException {
        long seed = Long.getLong("eternal.fuzz.seed", 20_261_123L);
        System.out.println("seed of the mutated payloads: " + seed + " (-Deternal.fuzz.seed)");
        SplittableRandom random = new SplittableRandom(seed);
        Mutation mutation = new Mutation(random);
        List<String> names = List.copyOf(names());
        List<JsonNode> sound = names.stream()
                .map(name -> AnswerReader.parse(payload(name).json()).node())
                .toList();
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            DocumentedPayloads.Payload payload = payload(names.get(i % names.size()));
            String spoiled = mutation.of(sound.get(i % names.size()));
            try {
                Fields fields = AnswerReader.parse(spoiled);
                requireNumbersOf(fields.node(), payload.reader().apply(fields));
            } catch (MalformedAnswerException e) {
                refused++;
            } catch (RuntimeException | AssertionError e) {
                fail("seed " + seed + ", mutation " + i + ": " + spoiled, e);
            }
        }
        assertThat(refused).isBetween(MUTATIONS / 10, MUTATIONS * 9 / 10);
    }

    private static DocumentedPayloads.Payload payload(String name) {
        return java.util.Objects.requireNonNull(DocumentedPayloads.ALL.get(name));
    }

    /** Every number of the result stands in the payload, or is the zero that stands for an absent one. */
    private static void requireNumbersOf(JsonNode payload, Object result) throws ReflectiveOperationException {
        Set<BigDecimal> written = new HashSet<>();
        written.add(BigDecimal.ZERO);
        collectWritten(payload, written);
        requireWritten(result, written);
    }

    private static void collectWritten(JsonNode node, Set<BigDecimal> written) {
        if (node.isContainerNode()) {
            node.forEach(child -> collectWritten(child, written));
        } else if (NUMBER.matcher(node.asText()).matches()) {
            written.add(new BigDecimal(node.asText()).stripTrailingZeros());
        }
    }

    private static void requireWritten(@Nullable Object value, Set<BigDecimal> written)
            throws ReflectiveOperationException {
        switch (value) {
            case BigDecimal number -> assertThat(written).contains(number.stripTrailingZeros());
            case Long number -> requireOneOf(written, BigDecimal.valueOf(number).stripTrailingZeros());
            case Optional<?> optional -> requireWritten(optional.orElse(null), written);
            case Collection<?> items -> {
                for (Object item : items) {
                    requireWritten(item, written);
                }
            }
            case Record parts -> {
                for (RecordComponent component : parts.getClass().getRecordComponents()) {
                    requireWritten(component.getAccessor().invoke(parts), written);
                }
            }
            case Map<?, ?> map -> requireWritten(map.values(), written);
            case null, default -> {}
        }
    }

    private static void requireOneOf(Set<BigDecimal> written, BigDecimal number) {
        if (!written.contains(number)) {
            throw new AssertionError(number + " was read but is nowhere in the payload");
        }
    }
}
