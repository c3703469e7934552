package dev.emojistreaming.spark;

import static java.util.stream.Collectors.toMap;

import dev.emojistreaming.contract.EmojiCount;
import java.nio.file.Path;
import java.util.Map;

/** The Parquet files that a recount writes. */
final class HistoryFiles {

  private HistoryFiles() {}

  /** The reactions of all counts in a folder, by the key of the count. */
  static Map<String, Long> reactions(Path folder) {
    return LocalSpark.session().read().parquet(folder.toString()).collectAsList().stream()
        .collect(
            toMap(
                row ->
                    EmojiCount.key(
                        row.getAs("room"), row.getAs("emoji_type"), row.getAs("window_start")),
                row -> row.<Long>getAs("reaction_count")));
  }
}
