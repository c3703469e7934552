package dev.emojistreaming.spark.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads the numbers and bytes of Kafka's record format. For one thread. */
final class RecordStream implements AutoCloseable {

  private static final int BUFFER = 16 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int next;
  private int end;

  /** Number of bytes read. */
  private long read;

  RecordStream(InputStream in) {
    this.in = in;
  }

  /** The number of bytes that have been read. */
  long position() {
    return read;
  }

  byte readByte() throws IOException {
    if (next == end) {
      fill();
    }
    read++;
    return buffer[next++];
  }

  /** Reads a number of variable length, in ZigZag encoding. */
  int readVarint() throws IOException {
    long number = readVarlong();
    if (number != (int) number) {
      throw new IOException("a length or difference does not fit into 32 bits");
    }
    return (int) number;
  }

  /** Reads a number of variable length, in ZigZag encoding. */
  long readVarlong() throws IOException {
    long bits = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte part = readByte();
      bits |= (long) (part & 0x7F) << shift;
      if (part >= 0) {
        return bits >>> 1 ^ -(bits & 1);
      }
    }
    throw new IOException("a number has more than 64 bits");
  }

  byte[] readBytes(int length) throws IOException {
    byte[] bytes = new byte[length];
    int filled = 0;
    while (filled < length) {
      if (next == end) {
        fill();
      }
      int part = Math.min(length - filled, end - next);
      System.arraycopy(buffer, next, bytes, filled, part);
      next += part;
      filled += part;
    }
    read += length;
    return bytes;
  }

  void skip(long length) throws IOException {
    long left = length;
    while (left > 0) {
      if (next == end) {
        fill();
      }
      int part = (int) Math.min(left, end - next);
      next += part;
      left -= part;
    }
    read += length;
  }

  private void fill() throws IOException {
    next = 0;
    end = Math.max(0, in.read(buffer, 0, BUFFER));
    if (end == 0) {
      throw new EOFException("the batch ends within a record");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
