package dev.emojistreaming.ingest.overflow;

import dev.emojistreaming.testkit.files.ZippedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Overflow databases that an earlier version of ingest has left behind, and the records that this
 * version itself has replayed from them. The README in their folder says which version.
 */
enum OverflowFixture {
  /** Stopped by SIGTERM: all rows are in the database's file. */
  STOPPED(120),

  /** The same database, taken up again and killed: the newer rows are in the journal only. */
  KILLED(240);

  private static final Path FOLDER = Path.of("src/test/resources/overflow-fixture");
  private static final Path REACTIONS = FOLDER.resolve("reactions.jsonl");

  private final int backlog;

  OverflowFixture(int backlog) {
    this.backlog = backlog;
  }

  /** Reactions in the database. */
  int backlog() {
    return backlog;
  }

  /** The reactions in the database, as they came out in the topic; not in their order. */
  List<String> reactions() throws IOException {
    return Files.readAllLines(REACTIONS).subList(0, backlog);
  }

  /** The database {@code overflow.db} in a folder, with the files beside it. */
  Path unpack(Path folder) throws IOException {
    ZippedFolder.unpack(zip(), folder);
    return folder.resolve("overflow.db");
  }

  /** Without the reserve, which is eight megabytes of nothing and is made again. */
  void save(Path folder) throws IOException {
    ZippedFolder.pack(
        folder, zip(), name -> name.startsWith("overflow.db") && !name.endsWith("-reserve"));
  }

  static void saveReactions(List<String> reactions) throws IOException {
    Files.write(REACTIONS, reactions);
  }

  private Path zip() {
    return FOLDER.resolve(name().toLowerCase(Locale.ROOT) + ".zip");
  }
}
