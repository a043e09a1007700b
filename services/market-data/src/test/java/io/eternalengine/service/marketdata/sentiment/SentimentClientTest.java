package io.eternalengine.service.marketdata.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.model.Sentiment;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentimentClientTest {
    @Test
    void readsTheNewestValueOfThePublishersForm() {
        // given an answer as it is documented
        String body = """
                {"name": "Fear and Greed Index", "data": [{"value": "40", "value_classification": "Fear",
                 "timestamp": "1551157200", "time_until_update": "68499"}], "metadata": {"error": null}}""";
        // when, then
        assertThat(SentimentClient.read(Buffer.buffer(body))).contains(new Sentiment(40, 1_551_157_200_000L));
    }

    @Test
    void aPublisherWithoutValuesHasNone() {
        assertThat(SentimentClient.read(Buffer.buffer("{\"data\": []}"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <html>                                            | the answer is no JSON
                    {}                                                | the answer has no list named data
                    {"data": [{"value": "101", "timestamp": "1"}]}    | sentiment is 101: must be from 0 to 100
                    {"data": [{"value": "-1", "timestamp": "1"}]}     | sentiment is -1: must be from 0 to 100
                    {"data": [{"value": "4e1", "timestamp": "1"}]}    | value is "4e1": must be a whole number
                    {"data": [{"value": "40"}]}                       | timestamp is "": must be a whole number
                    """)
    void anAnswerOfAnotherFormIsRefusedInOneSentence(String body, String sentence) {
        assertThatThrownBy(() -> SentimentClient.read(Buffer.buffer(body)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }
}
