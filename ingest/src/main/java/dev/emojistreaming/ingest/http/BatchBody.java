package dev.emojistreaming.ingest.http;

import dev.emojistreaming.contract.FieldError;
import dev.emojistreaming.ingest.memory.MemoryBounds;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.util.zip.GZIPInputStream;

/**
 * The body of a batch while it is read, unpacked where needed. It is never unpacked in memory as a
 * whole. For every byte that it gives out it reserves one, for what is made of it, until it is
 * closed.
 */
final class BatchBody extends FilterInputStream {

  /** It is larger than a batch may be. */
  static final class TooLargeException extends IOException {
    @Serial private static final long serialVersionUID = 1;
  }

  /** Memory has no room for it at present. */
  static final class NoRoomException extends IOException {
    @Serial private static final long serialVersionUID = 1;
  }

  static final FieldError NOT_GZIP = new FieldError(FieldError.BODY, "is not a whole gzip file");

  private final MemoryBounds memory;
  private long given;

  private BatchBody(InputStream in, MemoryBounds memory) {
    super(in);
    this.memory = memory;
  }

  static BatchBody of(byte[] body, boolean packed, MemoryBounds memory) throws IOException {
    InputStream bytes = new ByteArrayInputStream(body);
    return new BatchBody(packed ? new GZIPInputStream(bytes) : bytes, memory);
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      give(1);
    }
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    if (count > 0) {
      give(count);
    }
    return count;
  }

  private void give(int count) throws IOException {
    if (given + count > BodyRules.BATCH.maxBytes()) {
      throw new TooLargeException();
    }
    if (!memory.takeBody(count)) {
      throw new NoRoomException();
    }
    given += count;
  }

  @Override
  public void close() throws IOException {
    memory.releaseBody(given);
    given = 0;
    super.close();
  }
}
