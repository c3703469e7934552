package dev.emojistreaming.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import dev.emojistreaming.testkit.files.ZippedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A checkpoint that an earlier version of the job has written, with the records that it had read
 * and the counts that it had written. The README in its folder names the version.
 */
final class CheckpointFixture {

  static final String TOPIC = "fixture";
  static final int PARTITIONS = 2;

  private static final Path FOLDER = Path.of("src/test/resources/checkpoint-fixture");
  private static final Path CHECKPOINT = FOLDER.resolve("checkpoint.zip");
  private static final Path RECORDS = FOLDER.resolve("records.tsv");
  private static final Path COUNTS = FOLDER.resolve("counts.tsv");
  private static final Pattern LOCATION = Pattern.compile("file:[^\"]*(?=/counts/state/)");
  private static final String SEPARATOR = "\t";

  private CheckpointFixture() {}

  /** A record of the topic; {@code appendedAt} is in milliseconds since 1970. */
  record TopicRecord(int partition, long appendedAt, String value) {

    ProducerRecord<byte[], byte[]> toProducerRecord() {
      return new ProducerRecord<>(TOPIC, partition, appendedAt, null, value.getBytes(UTF_8));
    }

    boolean hasId() {
      return value.contains("\"message_id\"");
    }
  }

  /** Unpacks the checkpoint, and replaces the absolute paths that Spark has written into it. */
  static void unpackCheckpoint(Path folder) throws IOException {
    ZippedFolder.unpack(CHECKPOINT, folder);
    String location = Matcher.quoteReplacement("file:" + folder.toAbsolutePath());
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(file -> file.endsWith("_metadata/v2/0")).toList()) {
        Files.writeString(file, LOCATION.matcher(Files.readString(file)).replaceAll(location));
      }
    }
  }

  /** The records of the topic, in the order of their offsets within each partition. */
  static List<TopicRecord> records() throws IOException {
    return Files.readAllLines(RECORDS).stream()
        .map(line -> line.split(SEPARATOR, 3))
        .map(f -> new TopicRecord(Integer.parseInt(f[0]), Long.parseLong(f[1]), f[2]))
        .toList();
  }

  /** The number of reactions of each count, by key. */
  static Map<String, Long> counts() throws IOException {
    return Files.readAllLines(COUNTS).stream()
        .map(line -> line.split(SEPARATOR, 2))
        .collect(toMap(fields -> fields[0], fields -> Long.parseLong(fields[1])));
  }

  /**
   * Replaces the fixture. Hadoop's checksum files are omitted, because Spark does not need them.
   */
  static void save(Path checkpoint, List<TopicRecord> records, Map<String, Long> counts)
      throws IOException {
    ZippedFolder.pack(checkpoint, CHECKPOINT, name -> !name.endsWith(".crc"));
    Files.write(
        RECORDS,
        records.stream()
            .map(r -> String.join(SEPARATOR, r.partition() + "", r.appendedAt() + "", r.value()))
            .toList());
    Files.write(
        COUNTS,
        counts.entrySet().stream()
            .map(count -> count.getKey() + SEPARATOR + count.getValue())
            .sorted()
            .toList());
  }
}
