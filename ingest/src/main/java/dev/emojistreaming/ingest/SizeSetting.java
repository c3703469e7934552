package dev.emojistreaming.ingest;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.math.BigInteger;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads a number of bytes such as {@code 32M} or {@code 1G}, with a least one. */
abstract class SizeSetting implements Converter<MemorySize> {

  private static final long MIB = 1024 * 1024;
  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(50);

  private final MemorySizeConverter sizes = new MemorySizeConverter();
  private final long leastMib;

  SizeSetting(long leastMib) {
    this.leastMib = leastMib;
  }

  @Override
  public MemorySize convert(String value) {
    MemorySize size = sizes.convert(value);
    if (size == null
        || size.asBigInteger().compareTo(BigInteger.valueOf(leastMib * MIB)) < 0
        || size.asBigInteger().compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "it must be at least %dM, such as 1G, not %s".formatted(leastMib, value));
    }
    return size;
  }

  /** At least 8 MiB, in which the largest batch fits with what is made of it. */
  public static final class OfMemory extends SizeSetting {
    /** Called by the configuration. */
    public OfMemory() {
      super(8);
    }
  }

  /** At least 32 MiB, of which the journal and the reserve are half. */
  public static final class OfDatabase extends SizeSetting {
    /** Called by the configuration. */
    public OfDatabase() {
      super(32);
    }
  }
}
