package dev.emojistreaming.spark.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emojistreaming.spark.record.IdKey;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Properties;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The format and the settings of a checkpoint, in a file next to it. Without this check, Spark
 * would continue with a state that does not fit, or fail with an unhelpful message.
 *
 * @param version version of the plan and its state
 * @param topic topic of the reactions
 * @param shards number of shards of ids; equal to Spark's partitions of state, and fixed like them
 * @param idKey key of the hashes that are the ids
 */
public record CheckpointFormat(int version, String topic, int shards, IdKey idKey) {

  /** Raise it with every change that makes older checkpoints unfit. */
  public static final int VERSION = 1;

  private static final String FILE = "emoji-streaming.properties";

  /**
   * Reads the format of an existing checkpoint, or writes the format of a new one.
   *
   * @param location folder or URL
   * @param shards of a new checkpoint
   * @throws UnfitCheckpointException when the checkpoint has another version or topic
   * @throws IOException when the file cannot be read or written
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
      throw new UnfitCheckpointException(location, "is of another program or version");
    }
    CheckpointFormat created = new CheckpointFormat(VERSION, topic, shards, IdKey.random());
    created.write(files, file);
    return created;
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
        String.format(
            Locale.ROOT,
            "version=%d%ntopic=%s%nshards=%d%nid_key=%s%n",
            version,
            topic,
            shards,
            idKey.toHex());
    try (OutputStream out = files.create(file, false)) {
      out.write(content.getBytes(UTF_8));
    }
  }
}
