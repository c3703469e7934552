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
 * @param maxPerUser maximum number of reactions of a user in a room and window that count; 0 for no
 *     limit. Fixed: with a cap, reactions are divided by user instead of by id, and those above it
 *     are not kept
 * @param shards number of shards; equal to Spark's partitions of state, and fixed like them
 * @param idKey key of the hashes that are the ids
 */
public record CheckpointFormat(int version, String topic, int maxPerUser, int shards, IdKey idKey) {

  /** Raise it with every change that makes older checkpoints unfit. */
  public static final int VERSION = 1;

  /** Of a checkpoint with a cap, so that a program without caps does not continue it. */
  private static final int CAPPED_VERSION = 2;

  private static final String FILE = "emoji-streaming.properties";

  /**
   * Reads the format of an existing checkpoint, or writes the format of a new one.
   *
   * @param location folder or URL
   * @param shards of a new checkpoint
   * @throws UnfitCheckpointException when the checkpoint has another version, topic or cap
   * @throws IOException when the file cannot be read or written
   */
  public static CheckpointFormat of(
      String location, String topic, int maxPerUser, int shards, Configuration hadoop)
      throws IOException {
    Path file = new Path(location, FILE);
    FileSystem files = file.getFileSystem(hadoop);
    if (files.exists(file)) {
      CheckpointFormat found = read(files, file);
      found.requireFor(location, topic, maxPerUser);
      return found;
    }
    if (files.exists(new Path(location)) && files.listStatus(new Path(location)).length > 0) {
      throw new UnfitCheckpointException(location, "is of another program or version");
    }
    CheckpointFormat created =
        new CheckpointFormat(version(maxPerUser), topic, maxPerUser, shards, IdKey.random());
    created.write(files, file);
    return created;
  }

  private static int version(int maxPerUser) {
    return maxPerUser == 0 ? VERSION : CAPPED_VERSION;
  }

  private void requireFor(String location, String wantedTopic, int wantedMaxPerUser) {
    if (version != version(maxPerUser)) {
      throw new UnfitCheckpointException(
          location, "has version " + version + ", this program needs " + version(maxPerUser));
    }
    if (!topic.equals(wantedTopic)) {
      throw new UnfitCheckpointException(
          location, "is for the topic " + topic + ", not " + wantedTopic);
    }
    if (maxPerUser != wantedMaxPerUser) {
      throw new UnfitCheckpointException(
          location,
          "counts with MAX_PER_USER=" + maxPerUser + ", not " + wantedMaxPerUser,
          "set MAX_PER_USER=" + maxPerUser + " to continue it, or ");
    }
  }

  private static CheckpointFormat read(FileSystem files, Path file) throws IOException {
    Properties properties = new Properties();
    try (InputStreamReader in = new InputStreamReader(files.open(file), UTF_8)) {
      properties.load(in);
      return new CheckpointFormat(
          Integer.parseInt(properties.getProperty("version", "")),
          properties.getProperty("topic", ""),
          Integer.parseInt(properties.getProperty("max_per_user", "0")),
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
            "version=%d%ntopic=%s%nshards=%d%nid_key=%s%n%s",
            version,
            topic,
            shards,
            idKey.toHex(),
            maxPerUser == 0 ? "" : "max_per_user=" + maxPerUser + System.lineSeparator());
    try (OutputStream out = files.create(file, false)) {
      out.write(content.getBytes(UTF_8));
    }
  }
}
