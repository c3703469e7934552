package dev.emojistreaming.spark.count;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log1p;
import static org.apache.spark.sql.functions.round;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * How many emojis a screen should draw for a window: {@code 10 · ln(1 + n / 10)}, rounded.
 *
 * <p>It is n itself for the first few reactions, never more than n, never falls as n grows, and
 * never jumps: 10 reactions draw 7 emojis, 100 draw 24, 1,000 draw 46, a million draw 115.
 */
final class SwarmScale {

  private static final int KNEE = 10;

  private SwarmScale() {}

  static Column of(Column reactionCount) {
    return round(lit(KNEE).multiply(log1p(reactionCount.divide(KNEE)))).cast(DataTypes.LongType);
  }
}
