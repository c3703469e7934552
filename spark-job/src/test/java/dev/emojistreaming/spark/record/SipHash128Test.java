package dev.emojistreaming.spark.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares hashes with the test vectors of the authors' reference implementation: key 00…0f,
 * message 00, 01, ….
 */
class SipHash128Test {

  @ParameterizedTest
  @CsvSource({
    "0, a3817f04ba25a8e66df67214c7550293",
    "1, da87c1d86b99af44347659119b22fc45",
    "6, 14eeca338b208613485ea0308fd7a15e",
    "8, 3b62a9ba6258f5610f83e264f31497b4",
    "63, 5150d1772f50834a503e069a973fbd7c"
  })
  void hashesMatchTheReference(int length, String expected) {
    byte[] message = new byte[length];
    for (int i = 0; i < length; i++) {
      message[i] = (byte) i;
    }
    SipHash128 hash = new SipHash128(new IdKey(0x0706050403020100L, 0x0f0e0d0c0b0a0908L));
    hash.hash(message, length);
    byte[] result =
        ByteBuffer.allocate(16)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(hash.first())
            .putLong(hash.second())
            .array();
    assertThat(HexFormat.of().formatHex(result)).isEqualTo(expected);
  }
}
