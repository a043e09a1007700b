package io.eternalengine.domain.state;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Side;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StateCodecTest {
    @Test
    void readsBackWhatItWrote() {
        byte[] bytes = new StateWriter()
                .writeLong(-7)
                .writeBoolean(true)
                .writeText("Zürich €")
                .writeDecimal(dec("-0.000000010"))
                .writeEnum(Side.SELL)
                .writeOptional(null, StateWriter::writeText)
                .writeOptional("present", StateWriter::writeText)
                .writeAll(List.of(1L, 2L), StateWriter::writeLong)
                .toBytes();

        var reader = new StateReader(bytes);
        assertThat(reader.readLong()).isEqualTo(-7);
        assertThat(reader.readBoolean()).isTrue();
        assertThat(reader.readText()).isEqualTo("Zürich €");
        assertThat(reader.readDecimal()).isEqualTo(dec("-0.00000001"));
        assertThat(reader.readEnum(Side.class)).isEqualTo(Side.SELL);
        assertThat(reader.readOptional(StateReader::readText)).isNull();
        assertThat(reader.readOptional(StateReader::readText)).isEqualTo("present");
        assertThat(reader.readAll(StateReader::readLong)).containsExactly(1L, 2L);
        reader.requireEnd();
    }

    @Test
    void readsBackADecimalOfAnyLength() {
        Decimal precise = dec("0.1234567890123456789012345678901234567891");
        Decimal longer = precise.times(precise).times(precise);
        byte[] bytes = new StateWriter().writeDecimal(longer).toBytes();

        assertThat(new StateReader(bytes).readDecimal()).isEqualTo(longer);
    }

    @Test
    void writesTheSameMapInTheSameBytesWhateverTheOrderOfItsMaking() {
        var one = new TreeMap<String, Decimal>();
        one.put("BTC", dec("1.0"));
        one.put("ETH", dec("2"));
        var other = new TreeMap<String, Decimal>();
        other.put("ETH", dec("2.00"));
        other.put("BTC", dec("1"));

        assertThat(bytesOf(one)).isEqualTo(bytesOf(other));
    }

    /** The hash of a state is kept in topics for ever: it must not change with the program. */
    @Test
    void hashesTheSameStateToTheSameValueForEver() {
        var map = new TreeMap<String, Decimal>();
        map.put("USDT", dec("60000"));

        assertThat(HexFormat.of().formatHex(StateHash.of(bytesOf(map))))
                .isEqualTo("7bc7f6bb77c44f6ddbf9654c75885af937d87ba22a9e90f41ac113fd0d5ff486");
    }

    @Test
    void refusesBytesThatAreLeftOver() {
        var reader = new StateReader(new byte[3]);

        assertThatIllegalArgumentException()
                .isThrownBy(reader::requireEnd)
                .withMessage("3 bytes are left after the state");
    }

    @Test
    void refusesAStateThatEndsTooSoon() {
        byte[] promising = ByteBuffer.allocate(8).putLong(Long.MAX_VALUE).array();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StateReader(promising).readText())
                .withMessage("text of 9223372036854775807 bytes: only 0 bytes of the state are left");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StateReader(promising).readAll(StateReader::readText))
                .withMessageStartingWith("9223372036854775807 elements");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StateReader(new byte[7]).readLong())
                .withMessage("number of 8 bytes: only 7 bytes of the state are left");
    }

    private static byte[] bytesOf(SortedMap<String, Decimal> map) {
        return new StateWriter()
                .writeMap(map, StateWriter::writeText, StateWriter::writeDecimal)
                .toBytes();
    }
}
