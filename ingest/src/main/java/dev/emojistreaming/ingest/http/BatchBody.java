package dev.emojistreaming.ingest.http;

import dev.emojistreaming.contract.FieldError;
import dev.emojistreaming.ingest.memory.MemoryBounds;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;

/**
 * The body of a batch as a stream, decompressed if it is gzipped: the decompressed body is never in
 * memory as a whole. For every byte read it reserves one byte of memory, for the parsed reactions,
 * until it is closed.
 */
final class BatchBody extends FilterInputStream {

  /** The decompressed body exceeds the limit of a batch. */
  static final class TooLargeException extends IOException {
    @Serial private static final long serialVersionUID = 1;
  }

  /** The memory bounds do not admit more of the body at present. */
  static final class MemoryFullException extends IOException {
    @Serial private static final long serialVersionUID = 1;
  }

  static final FieldError NOT_GZIP =
      new FieldError(
          FieldError.BODY,
          "is not a complete gzip file of at most " + GzipStream.MAX_MEMBERS + " members");

  private final MemoryBounds memory;
  private long reserved;

  private BatchBody(InputStream in, MemoryBounds memory) {
    super(in);
    this.memory = memory;
  }

  static BatchBody of(byte[] body, boolean gzipped, MemoryBounds memory) throws IOException {
    return new BatchBody(gzipped ? new GzipStream(body) : new ByteArrayInputStream(body), memory);
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      reserve(1);
    }
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    if (count > 0) {
      reserve(count);
    }
    return count;
  }

  private void reserve(int count) throws IOException {
    if (reserved + count > BodyRules.BATCH.maxBytes()) {
      throw new TooLargeException();
    }
    if (!memory.reserveBody(count)) {
      throw new MemoryFullException();
    }
    reserved += count;
  }

  @Override
  public void close() throws IOException {
    memory.releaseBody(reserved);
    reserved = 0;
    super.close();
  }
}
