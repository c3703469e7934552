package dev.emojistreaming.ingest.overflow;

import dev.emojistreaming.testkit.files.ZippedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Overflow databases of an earlier version of ingest, and the records that the earlier version
 * itself replayed from them. The README in their folder names the version.
 */
enum OverflowFixture {
  /** Stopped by SIGTERM: all rows are in the database's file. */
  STOPPED(120),

  /** The same database after a restart and a kill: the newer rows are in the journal only. */
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

  /** The reactions in the database, as replayed to the topic; in another order. */
  List<String> reactions() throws IOException {
    return Files.readAllLines(REACTIONS).subList(0, backlog);
  }

  /** Unpacks the database and its files into a folder; returns the path of {@code overflow.db}. */
  Path unpack(Path folder) throws IOException {
    ZippedFolder.unpack(zip(), folder);
    return folder.resolve("overflow.db");
  }

  /** Packs the files except the reserve, which is eight empty megabytes and is created again. */
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
