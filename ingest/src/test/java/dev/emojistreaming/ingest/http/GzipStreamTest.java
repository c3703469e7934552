package dev.emojistreaming.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipStreamTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 100_000})
  void contentIsThatOfTheFile(int length) throws IOException {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    assertThat(read(gzip(content))).isEqualTo(content);
  }

  @Test
  void membersAreOneContent() throws IOException {
    byte[] file = join(gzip("a".getBytes(UTF_8)), gzip(new byte[0]), gzip("bc".getBytes(UTF_8)));
    assertThat(read(file)).asString(UTF_8).isEqualTo("abc");
  }

  @Test
  void sixteenMembersAreReadAndSeventeenRefused() throws IOException {
    byte[] sixteen = new byte[0];
    for (int i = 0; i < GzipStream.MAX_MEMBERS; i++) {
      sixteen = join(sixteen, gzip(new byte[] {'x'}));
    }
    assertThat(read(sixteen)).hasSize(16);
    byte[] seventeen = join(sixteen, gzip(new byte[0]));
    assertThatThrownBy(() -> read(seventeen)).isInstanceOf(IOException.class);
  }

  @Test
  void optionalFieldsOfTheHeaderAreSkippedAndItsChecksumIsVerified() throws IOException {
    byte[] plain = gzip("abc".getBytes(UTF_8));
    byte[] header = {0x1F, (byte) 0x8B, 8, 4 + 8 + 16 + 2, 0, 0, 0, 0, 0, 3};
    byte[] fields = {2, 0, 9, 9, 'n', 0, 'c', 'c', 0};
    byte[] checksum = headerChecksum(join(header, fields));
    byte[] content = Arrays.copyOfRange(plain, 10, plain.length);
    assertThat(read(join(header, fields, checksum, content))).asString(UTF_8).isEqualTo("abc");
    checksum[0]++;
    byte[] damaged = join(header, fields, checksum, content);
    assertThatThrownBy(() -> read(damaged)).hasMessage("wrong checksum of the gzip header");
  }

  /** The JDK's reader is more lenient: it ignores a second member whose header is damaged. */
  @Test
  void damagedFilesAreRefusedOrReadAsTheJdkReadsThem() throws IOException {
    Random random = new Random(1);
    byte[] sound = join(gzip("some text".repeat(50).getBytes(UTF_8)), gzip("more".getBytes(UTF_8)));
    int read = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] file = Arrays.copyOf(sound, sound.length - random.nextInt(3) * random.nextInt(20));
      file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        assertThat(read(file)).isEqualTo(readByJdk(file));
        read++;
      } catch (IOException e) {
        // refused
      }
    }
    assertThat(read).isPositive();
  }

  private static byte[] readByJdk(byte[] file) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      return in.readAllBytes();
    }
  }

  private static byte[] read(byte[] file) throws IOException {
    try (GzipStream in = new GzipStream(file)) {
      return in.readAllBytes();
    }
  }

  private static byte[] headerChecksum(byte[] header) {
    CRC32 checksum = new CRC32();
    checksum.update(header);
    return new byte[] {(byte) checksum.getValue(), (byte) (checksum.getValue() >> 8)};
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] join(byte[]... parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.write(part);
    }
    return bytes.toByteArray();
  }
}
