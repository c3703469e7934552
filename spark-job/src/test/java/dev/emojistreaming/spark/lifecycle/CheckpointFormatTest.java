package dev.emojistreaming.spark.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFormatTest {

  @TempDir Path folder;

  @Test
  void formatIsReadBack() throws IOException {
    CheckpointFormat made = of("topic", 3);
    assertThat(made.shards()).isEqualTo(3);
    assertThat(of("topic", 200)).isEqualTo(made);
  }

  @Test
  void checkpointOfAnotherTopicIsRefused() throws IOException {
    of("topic", 3);
    assertThatThrownBy(() -> of("other", 3))
        .isInstanceOf(UnfitCheckpointException.class)
        .hasMessageContaining("is for the topic topic, not other")
        .hasMessageContaining("CHECKPOINT_LOCATION");
  }

  @Test
  void checkpointOfAnotherVersionIsRefused() throws IOException {
    of("topic", 3);
    Path file = folder.resolve("checkpoint/emoji-streaming.properties");
    Files.delete(file.resolveSibling(".emoji-streaming.properties.crc"));
    Files.writeString(file, Files.readString(file).replace("version=1", "version=99"));
    assertThatThrownBy(() -> of("topic", 3))
        .isInstanceOf(UnfitCheckpointException.class)
        .hasMessageContaining("version 99");
  }

  @Test
  void damagedAndForeignFoldersAreRefused() throws IOException {
    Path file = folder.resolve("checkpoint/emoji-streaming.properties");
    Files.createDirectories(file.getParent());
    Files.writeString(file.resolveSibling("offsets"), "");
    assertThatThrownBy(() -> of("topic", 3)).hasMessageContaining("another program or version");
    Files.writeString(file, "version=1");
    assertThatThrownBy(() -> of("topic", 3)).hasMessageContaining("damaged");
  }

  @Test
  void capIsReadBackAndNoOtherIsAccepted() throws IOException {
    CheckpointFormat made = of("topic", 5, 3);
    assertThat(made.maxPerUser()).isEqualTo(5);
    assertThat(of("topic", 5, 3)).isEqualTo(made);
    assertThatThrownBy(() -> of("topic", 6, 3))
        .isInstanceOf(UnfitCheckpointException.class)
        .hasMessageContaining(
            "counts with MAX_PER_USER=5, not 6; set MAX_PER_USER=5 to continue it")
        .hasMessageContaining("or set CHECKPOINT_LOCATION to a new folder");
    assertThatThrownBy(() -> of("topic", 3)).hasMessageContaining("MAX_PER_USER=5, not 0");
  }

  @Test
  void checkpointWithoutCapAcceptsNone() throws IOException {
    of("topic", 3);
    assertThatThrownBy(() -> of("topic", 1, 3)).hasMessageContaining("MAX_PER_USER=0, not 1");
  }

  /** A program that knows no caps reads version 1 only. */
  @Test
  void fileOfACheckpointNamesTheCapOnlyIfThereIsOne() throws IOException {
    of("topic", 3);
    assertThat(properties()).startsWith("version=1\n").doesNotContain("max_per_user");
  }

  @Test
  void checkpointWithACapHasAnotherVersion() throws IOException {
    of("topic", 2, 3);
    assertThat(properties()).startsWith("version=2\n").endsWith("max_per_user=2\n");
  }

  private String properties() throws IOException {
    return Files.readString(folder.resolve("checkpoint/emoji-streaming.properties"));
  }

  private CheckpointFormat of(String topic, int shards) throws IOException {
    return of(topic, 0, shards);
  }

  private CheckpointFormat of(String topic, int maxPerUser, int shards) throws IOException {
    return CheckpointFormat.of(
        folder.resolve("checkpoint").toString(), topic, maxPerUser, shards, new Configuration());
  }
}
