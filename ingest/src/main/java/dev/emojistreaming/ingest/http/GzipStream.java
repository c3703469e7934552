package dev.emojistreaming.ingest.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The content of a gzip file in memory, which may have several members (RFC 1952). The JDK's {@code
 * GZIPInputStream} reads the next member in a nested call, so that many empty ones end its stack;
 * this reads them in a loop, and at most {@value #MAX_MEMBERS}. For one thread.
 */
final class GzipStream extends InputStream {

  static final int MAX_MEMBERS = 16;

  private static final int TRAILER = 8;
  private static final int FIXED_HEADER = 10;
  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final byte[] file;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private int members;
  private int at;
  private boolean atEnd;

  GzipStream(byte[] file) {
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (members == 0 && !beginMember()) {
      throw new ZipException("no gzip header");
    }
    while (!atEnd) {
      int count = inflate(target, offset, length);
      if (count > 0) {
        checksum.update(target, offset, count);
        return count;
      }
      if (inflater.finished()) {
        endMember();
      } else {
        throw new EOFException("incomplete gzip member");
      }
    }
    return -1;
  }

  private int inflate(byte[] target, int offset, int length) throws IOException {
    try {
      return inflater.inflate(target, offset, length);
    } catch (DataFormatException e) {
      throw new ZipException(e.getMessage());
    }
  }

  /** Bytes after the last member are ignored, as gzip does. */
  private void endMember() throws IOException {
    at = file.length - inflater.getRemaining();
    if (file.length - at < TRAILER
        || number(at, 4) != checksum.getValue()
        || number(at + 4, 4) != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
      throw new ZipException("wrong gzip trailer");
    }
    at += TRAILER;
    atEnd = !beginMember();
  }

  /** Returns false if there is no gzip header. */
  private boolean beginMember() throws IOException {
    if (file.length - at < FIXED_HEADER || number(at, 3) != 0x08_8B1FL) {
      return false;
    }
    members++;
    if (members > MAX_MEMBERS) {
      throw new ZipException("more than " + MAX_MEMBERS + " gzip members");
    }
    int start = at;
    int flags = file[at + 3];
    at += FIXED_HEADER;
    if ((flags & EXTRA) != 0) {
      require(2);
      at += 2 + (int) number(at, 2);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    require(0);
    if ((flags & HEADER_CHECKSUM) != 0) {
      checkHeader(start);
    }
    inflater.reset();
    checksum.reset();
    inflater.setInput(file, at, file.length - at);
    return true;
  }

  private void checkHeader(int start) throws IOException {
    require(2);
    CRC32 header = new CRC32();
    header.update(file, start, at - start);
    if (number(at, 2) != (header.getValue() & 0xFFFF)) {
      throw new ZipException("wrong checksum of the gzip header");
    }
    at += 2;
  }

  private void skipText() throws IOException {
    require(1);
    while (file[at] != 0) {
      at++;
      require(1);
    }
    at++;
  }

  private void require(int bytes) throws IOException {
    if (file.length - at < bytes) {
      throw new EOFException("incomplete gzip header");
    }
  }

  /** A number of several bytes, the least significant first. */
  private long number(int start, int bytes) {
    long number = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      number = (number << 8) | (file[start + i] & 0xFF);
    }
    return number;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
