package dev.emojistreaming.ingest.overflow.opening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.ingest.overflow.disk.OverflowFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalCopyTest {

  @TempDir Path folder;

  @Test
  void copyDoesNotGrowWithRepeatedAttempts() throws IOException {
    OverflowFiles files = new OverflowFiles(folder.resolve("overflow.db"));
    Files.writeString(files.wal(), "frames");
    for (int i = 0; i < 3; i++) {
      WalCopy.create(files).undo();
      assertThat(files.walCopy()).isEmptyFile();
    }
  }

  @Test
  void copyContinuesTheOneOfAKilledStart() throws IOException {
    OverflowFiles files = new OverflowFiles(folder.resolve("overflow.db"));
    Files.writeString(files.walCopy(), "before ");
    Files.writeString(files.wal(), "frames");

    WalCopy copy = WalCopy.create(files);

    assertThat(files.walCopy()).hasContent("before frames");
    copy.undo();
    assertThat(files.walCopy()).hasContent("before ");
  }
}
