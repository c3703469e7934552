package dev.emojistreaming.spark.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emojistreaming.spark.record.IdKey;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.util.Properties;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What a checkpoint was made for, written beside it: Spark itself would go on with a state that
 * does not fit, or fail in words that help nobody.
 *
 * @param version of the plan and its state
 * @param topic whose records it counts
 * @param shards into which the ids are divided; as many as Spark has partitions of state, which
 *     cannot change either
 * @param idKey with which its ids were computed
 */
public record CheckpointFormat(int version, String topic, int shards, IdKey idKey) {

  /** To be raised with every change after which an older checkpoint does not fit. */
  public static final int VERSION = 1;

  private static final String FILE = "emoji-streaming.properties";

  /**
   * Says what the checkpoint was made for; a new one is made for the topic and so many shards.
   *
   * @param location folder or URL
   * @throws UnfitCheckpointException when it was made for something else
   * @throws IOException when it cannot be read or written
   */
  public static CheckpointFormat of(String location, String topic, int shards, Configuration hadoop)
      throws IOException {
    Path file = new Path(location, FILE);
    FileSystem files = file.getFileSystem(hadoop);
    if (files.exists(file)) {
      CheckpointFormat found = read(files, file);
      found.requireFor(location, topic);
      return found;
    }
    if (files.exists(new Path(location)) && files.listStatus(new Path(location)).length > 0) {
      throw new UnfitCheckpointException(location, "was made by another program or version");
    }
    CheckpointFormat made = new CheckpointFormat(VERSION, topic, shards, IdKey.random());
    made.write(files, file);
    return made;
  }

  private void requireFor(String location, String wantedTopic) {
    if (version != VERSION) {
      throw new UnfitCheckpointException(
          location, "has version " + version + ", this program needs " + VERSION);
    }
    if (!topic.equals(wantedTopic)) {
      throw new UnfitCheckpointException(
          location, "is for the topic " + topic + ", not " + wantedTopic);
    }
  }

  private static CheckpointFormat read(FileSystem files, Path file) throws IOException {
    Properties properties = new Properties();
    try (InputStreamReader in = new InputStreamReader(files.open(file), UTF_8)) {
      properties.load(in);
      return new CheckpointFormat(
          Integer.parseInt(properties.getProperty("version", "")),
          properties.getProperty("topic", ""),
          Integer.parseInt(properties.getProperty("shards", "")),
          IdKey.ofHex(properties.getProperty("id_key", "")));
    } catch (IllegalArgumentException e) {
      throw new UnfitCheckpointException(file.getParent().toString(), "has a damaged " + FILE);
    }
  }

  private void write(FileSystem files, Path file) throws IOException {
    String content =
        "version=%d%ntopic=%s%nshards=%d%nid_key=%s%n"
            .formatted(version, topic, shards, idKey.toHex());
    try (OutputStream out = files.create(file, false)) {
      out.write(content.getBytes(UTF_8));
    }
  }
}
