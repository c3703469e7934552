package dev.emojistreaming.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.fuzzkit.FuzzCase;
import dev.emojistreaming.ingest.memory.MemoryBounds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

class BatchBodyFuzzTest extends FuzzCase {

  /** Twice the bytes that a body may reserve. */
  private static final int SMALL = 100_000;

  private static final int LARGE = 16 * 1024 * 1024;

  BatchBodyFuzzTest() {
    super(BatchBody.class);
  }

  @Override
  protected Stream<byte[]> seeds() {
    return Stream.of(
        "[{}]".getBytes(UTF_8),
        new byte[0],
        new byte[SMALL],
        gzip("[{}]".getBytes(UTF_8)),
        gzip(new byte[SMALL / 2]),
        gzip(new byte[SMALL / 2 + 1]),
        gzip(new byte[BodyRules.BATCH.maxBytes()]),
        gzip(new byte[BodyRules.BATCH.maxBytes() + 1]));
  }

  /** Some are of two megabytes. */
  @Override
  protected int mutations() {
    return 500;
  }

  @Override
  protected void check(byte[] input) throws IOException {
    requireBounded(input, false, SMALL);
    requireBounded(input, true, SMALL);
    requireBounded(input, true, LARGE);
  }

  /** Each body reserves at most its limit, and nothing when it is closed. */
  private static void requireBounded(byte[] input, boolean gzipped, int maxBytes)
      throws IOException {
    MemoryBounds memory = new MemoryBounds(1, maxBytes);
    int limit = maxBytes / 2;
    try (BatchBody body = BatchBody.of(input, gzipped, memory)) {
      int read = readAll(body);
      assertThat(read).isLessThanOrEqualTo(Math.min(limit, BodyRules.BATCH.maxBytes()));
      assertThat(gzipped || read == input.length).isTrue();
      assertThat(memory.reserveBody(limit - read + 1)).as("each byte is reserved").isFalse();
    } catch (BatchBody.TooLargeException e) {
      assertThat(limit).isGreaterThan(BodyRules.BATCH.maxBytes());
    } catch (BatchBody.MemoryFullException e) {
      assertThat(limit).isLessThan(BodyRules.BATCH.maxBytes());
    } catch (IOException e) {
      assertThat(gzipped).as("not a gzip file").isTrue();
    }
    assertThat(memory.reserveBody(limit)).as("all is released").isTrue();
  }

  private static int readAll(BatchBody body) throws IOException {
    int read = body.read() < 0 ? 0 : 1;
    byte[] buffer = new byte[8_192];
    for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
      read += count;
    }
    return read;
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new AssertionError("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }
}
