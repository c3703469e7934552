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

  private CheckpointFormat of(String topic, int shards) throws IOException {
    return CheckpointFormat.of(
        folder.resolve("checkpoint").toString(), topic, shards, new Configuration());
  }
}
