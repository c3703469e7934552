package dev.emojistreaming.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.fuzzkit.FuzzCase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

class GzipStreamFuzzTest extends FuzzCase {

  /** More than this is not read: the two readers would differ in their memory only. */
  private static final int MAX_CONTENT = 1 << 20;

  GzipStreamFuzzTest() {
    super(GzipStream.class);
  }

  @Override
  protected Stream<byte[]> seeds() {
    byte[] two = join(gzip("some text".repeat(9)), gzip("more"));
    byte[] plain = gzip("abc");
    byte[] header = {0x1F, (byte) 0x8B, 8, 4 + 8 + 16 + 2, 0, 0, 0, 0, 0, 3};
    byte[] fields = {2, 0, 9, 9, 'n', 0, 'c', 'c', 0};
    byte[] sum = headerSum(join(header, fields));
    byte[] sixteen = new byte[0];
    for (int i = 0; i < GzipStream.MAX_MEMBERS; i++) {
      sixteen = join(sixteen, gzip("x"));
    }
    return Stream.of(
        plain,
        two,
        gzip(""),
        gzip("\0".repeat(70_000)),
        join(header, fields, sum, Arrays.copyOfRange(plain, 10, plain.length)),
        join(plain, "after the end of it".getBytes(UTF_8)),
        Arrays.copyOf(plain, plain.length - 3),
        Arrays.copyOf(plain, 12),
        Arrays.copyOf(header, 11),
        join(header, new byte[] {(byte) 0xFF, (byte) 0xFF}),
        join(header, new byte[] {0, 0, 'n'}),
        Arrays.copyOf(header, 10),
        sixteen,
        join(sixteen, gzip("")),
        "{}".getBytes(UTF_8),
        new byte[0]);
  }

  @Override
  protected void check(byte[] input) throws IOException {
    byte[] content = read(new GzipStream(input));
    if (content != null) {
      assertThat(read(new GZIPInputStream(new ByteArrayInputStream(input)))).isEqualTo(content);
      if (content.length < 1_000) {
        assertThat(readByteByByte(input)).isEqualTo(content);
      }
    }
    int half = input.length / 2;
    byte[] file = join(gzip(input, 0, half), gzip(input, half, input.length - half));
    assertThat(read(new GzipStream(file))).as("of a valid file").isEqualTo(input);
  }

  /** Null if it is not such a file. */
  private static byte[] read(InputStream file) {
    try (InputStream in = file) {
      assertThat(in.read(new byte[4], 2, 0)).isZero();
      return in.readNBytes(MAX_CONTENT);
    } catch (IOException e) {
      return null;
    }
  }

  private static byte[] readByteByByte(byte[] input) throws IOException {
    try (GzipStream in = new GzipStream(input)) {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        content.write(next);
      }
      return content.toByteArray();
    }
  }

  private static byte[] headerSum(byte[] header) {
    CRC32 sum = new CRC32();
    sum.update(header);
    return new byte[] {(byte) sum.getValue(), (byte) (sum.getValue() >> 8)};
  }

  private static byte[] gzip(String content) {
    byte[] bytes = content.getBytes(UTF_8);
    return gzip(bytes, 0, bytes.length);
  }

  private static byte[] gzip(byte[] content, int start, int length) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content, start, length);
    } catch (IOException e) {
      throw new AssertionError("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }
}
