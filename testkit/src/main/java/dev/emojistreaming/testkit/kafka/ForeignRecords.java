package dev.emojistreaming.testkit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Generates records of foreign producers, for each topic of the pipeline: those that are hard to
 * read, and those whose content is hard to process. All keys are present unless the record is about
 * its key, because compacted topics accept no others.
 */
public final class ForeignRecords {

  /** A little less than a broker's default maximum, so that a default producer may send it. */
  private static final int NEARLY_1_MB = 1_048_400;

  private static final int EIGHT_MB = 8_000_000;
  private static final int MANY = 100_000;
  private static final int MUTATIONS = 400;
  private static final List<String> CODECS = List.of("gzip", "lz4", "zstd", "snappy");

  private ForeignRecords() {}

  /** Records that any topic accepts, compacted ones included. */
  public static List<ForeignRecord> any() {
    List<ForeignRecord> records = new ArrayList<>();
    records.add(ForeignRecord.of("key without value", (byte[]) null));
    records.add(ForeignRecord.of("empty value", ""));
    records.add(ForeignRecord.of("value without JSON", "not json"));
    records.add(ForeignRecord.of("empty key", "{}").withKey(new byte[0]));
    records.add(
        ForeignRecord.of("key of nearly 1 MB", (byte[]) null).withKey(letters(NEARLY_1_MB)));
    records.add(ForeignRecord.of("value of nearly 1 MB", letters(NEARLY_1_MB)));
    records.add(ForeignRecord.of("random value of nearly 1 MB", random(NEARLY_1_MB)));
    for (String codec : CODECS) {
      records.add(ForeignRecord.of("8 MB of one letter", letters(EIGHT_MB)).compressed(codec));
    }
    records.add(
        ForeignRecord.of("key of 8 MB", (byte[]) null)
            .withKey(letters(EIGHT_MB))
            .compressed("zstd"));
    records.add(ForeignRecord.of("time in 292,278,994", "{}").at(Long.MAX_VALUE));
    records.add(ForeignRecord.of("time in 1970", "{}").at(0));
    addWithHeaders("{}", records);
    addHardToRead(records);
    return records;
  }

  /**
   * A record with a value of this many bytes, but small on the wire. Its header makes a client keep
   * all of it for as long as it keeps the headers.
   */
  public static ForeignRecord large(int length) {
    return ForeignRecord.of(length + " times one letter", letters(length))
        .withHeaders(1, "h", null)
        .compressed("zstd");
  }

  /**
   * A record with headers that are two bytes each on the wire, and fifty times as large as objects.
   */
  public static ForeignRecord withHeaders(int number) {
    return ForeignRecord.of(number + " headers", "not json")
        .withHeaders(number, "", null)
        .compressed("zstd");
  }

  /**
   * A count whose emoji is a name of 900 KB that no other one has; small on the wire.
   *
   * @param start of a window
   */
  public static ForeignRecord longName(int number, String room, Instant start) {
    return field(count(room, start), "emoji_type", "\"" + number + "x".repeat(900_000) + "\"")
        .compressed("zstd");
  }

  private static String count(String room, Instant start) {
    return ("{\"room\":\"%s\",\"emoji_type\":\"🏏\",\"window_start\":\"%s\","
            + "\"window_end\":\"%s\",\"reaction_count\":3,\"scaled_count\":3}")
        .formatted(room, start, start.plusSeconds(2));
  }

  private static void addWithHeaders(String value, List<ForeignRecord> records) {
    records.add(
        ForeignRecord.of("header of nearly 1 MB", value)
            .withHeaders(1, "h", letters(NEARLY_1_MB - value.length())));
    records.add(
        ForeignRecord.of("header's name of nearly 1 MB", value)
            .withHeaders(1, "h".repeat(NEARLY_1_MB - value.length()), null));
    records.add(
        ForeignRecord.of("header of 8 MB", value)
            .withHeaders(1, "h", letters(EIGHT_MB))
            .compressed("zstd"));
    records.add(ForeignRecord.of("header without value", value).withHeaders(1, "h", null));
    records.add(
        ForeignRecord.of("header without name", value)
            .withHeaders(2, "", new byte[] {(byte) 0xFF}));
    records.add(ForeignRecord.of("100,000 headers", value).withHeaders(MANY, "", null));
  }

  private static void addHardToRead(List<ForeignRecord> records) {
    records.add(ForeignRecord.of("invalid UTF-8", new byte[] {'{', '"', (byte) 0xC3, '(', '"'}));
    records.add(ForeignRecord.of("unfinished UTF-8", new byte[] {'"', (byte) 0xF0, (byte) 0x9F}));
    records.add(ForeignRecord.of("zeros", new byte[1_000]));
    records.add(ForeignRecord.of("only blanks", " ".repeat(NEARLY_1_MB)));
    records.add(ForeignRecord.of("100,000 nested arrays", "[".repeat(MANY)));
    records.add(ForeignRecord.of("100,000 nested arrays in a field", "{\"f\":" + "[".repeat(MANY)));
    records.add(ForeignRecord.of("nested objects", "{\"a\":".repeat(MANY)));
    records.add(ForeignRecord.of("500,000 commas", "[" + "1,".repeat(500_000) + "1]"));
    records.add(
        ForeignRecord.of(
            "70,000 names", object(IntStream.range(0, 70_000).mapToObj(i -> "\"k" + i + "\":1"))));
    records.add(ForeignRecord.of("names with one hash", object(CollidingNames.make(5_000))));
    records.add(ForeignRecord.of("number of 900,000 digits", "1".repeat(900_000)));
    records.add(ForeignRecord.of("name of 900,000 letters", "{\"" + "n".repeat(900_000) + "\":1}"));
    records.add(ForeignRecord.of("comment", "/* { */ // }"));
  }

  /**
   * Reactions of a room that are malformed or unusual, in addition to {@link #any}: some count, and
   * some are dead letters.
   */
  public static List<ForeignRecord> reactions(String room, Instant now) {
    String reaction =
        "{\"user_id\":\"u\",\"emoji_type\":\"🏏\",\"timestamp\":\"%s\",\"room\":\"%s\"}"
            .formatted(now, room);
    List<ForeignRecord> records = new ArrayList<>(any());
    addWithHeaders(reaction, records);
    records.add(
        ForeignRecord.of("key of 8 MB", reaction).withKey(letters(EIGHT_MB)).compressed("lz4"));
    records.add(ForeignRecord.of("no key", reaction).withKey(null));
    records.addAll(withEachField(reaction));
    records.add(field(reaction, "extra", "\"" + "x".repeat(900_000) + "\""));
    records.add(field(reaction, "extra", "\"" + "x".repeat(EIGHT_MB) + "\"").compressed("gzip"));
    records.add(field(reaction, "user_id", "\"" + "x".repeat(EIGHT_MB) + "\"").compressed("zstd"));
    records.add(field(reaction, "extra", "1e999999999"));
    records.add(field(reaction, "extra", "-" + "9".repeat(900)));
    records.add(field(reaction, "user_id", "\"\\u0000\""));
    records.add(field(reaction, "user_id", "\"\\ud83d\""));
    records.add(field(reaction, "emoji_type", "\"\\ud83d\\ud83d\""));
    records.add(field(reaction, "message_id", "\"\\udc4d\""));
    for (String time :
        List.of(
            "0000-01-01T00:00:00Z",
            "0001-01-01T00:00:00Z",
            "1834-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "-999999999-01-01T00:00:00+18:00",
            "+999999999-12-31T23:59:59-18:00",
            "+292278994-08-17T07:12:55.808Z")) {
      records.add(field(reaction, "timestamp", "\"" + time + "\""));
    }
    for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-32BE", "UTF-32LE")) {
      byte[] encoded = reaction.getBytes(Charset.forName(charset));
      records.add(ForeignRecord.of("reaction in " + charset, encoded));
    }
    records.add(ForeignRecord.of("reaction after a mark of UTF-8", "\uFEFF" + reaction));
    records.add(ForeignRecord.of("reaction and zeros", reaction + "\0\0\0"));
    records.add(ForeignRecord.of("two reactions", reaction + reaction));
    records.addAll(mutations(reaction.getBytes(UTF_8)));
    return records;
  }

  /**
   * Records of the topic of counts that the Spark job would not write, in addition to {@link #any}.
   * None of them is a count.
   *
   * @param start of a window
   */
  public static List<ForeignRecord> counts(String room, Instant start) {
    String count = count(room, start);
    List<ForeignRecord> records = new ArrayList<>(any());
    for (String name : List.of("reaction_count", "scaled_count")) {
      for (String number :
          List.of(
              "9223372036854775807",
              "9223372036854775808",
              "-9223372036854775808",
              "1000000000001",
              "-1",
              "0",
              "1.5",
              "1e18",
              "\"\"",
              "true",
              "1".repeat(900))) {
        records.add(field(count, name, number));
      }
    }
    records.add(field(count, "scaled_count", "4"));
    records.add(field(count, "reaction_count", "2"));
    for (String text :
        List.of(
            "\"\\ud83d\"",
            "\"\\udc4d\\ud83d\"",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"a\\nb\"",
            "\"\\ufffe\"")) {
      records.add(field(count, "room", text));
      records.add(field(count, "emoji_type", text));
    }
    for (String name : List.of("room", "emoji_type")) {
      records.add(field(count, name, "\"" + "x".repeat(200_000) + "\""));
      records.add(field(count, name, "\"" + "x".repeat(EIGHT_MB) + "\"").compressed("zstd"));
      records.add(field(count, name, "\"" + "x".repeat(65) + "\""));
    }
    records.add(field(count, "room", "\"..\""));
    records.add(field(count, "room", "\"a/b\""));
    for (String name : List.of("window_start", "window_end")) {
      for (String time :
          List.of(
              "+1000000000-12-31T23:59:59Z",
              "-1000000000-01-01T00:00:00Z",
              "1970-01-01T00:00:00Z",
              start.plusMillis(1).toString(),
              start.plusSeconds(1).toString(),
              start.plusSeconds(4).toString())) {
        records.add(field(count, name, "\"" + time + "\""));
      }
    }
    for (String name :
        List.of(
            "room", "emoji_type", "window_start", "window_end", "reaction_count", "scaled_count")) {
      for (String value : List.of("null", "[]", "{\"room\":\"a\"}")) {
        records.add(field(count, name, value));
      }
    }
    records.add(ForeignRecord.of("count without its end", count.substring(0, count.length() - 1)));
    records.add(ForeignRecord.of("two counts", count + count));
    records.add(ForeignRecord.of("count in an array", "[" + count + "]"));
    return records;
  }

  /** The reaction with each field as null, a number, an array and twice. */
  private static List<ForeignRecord> withEachField(String reaction) {
    return Stream.of("user_id", "emoji_type", "timestamp", "room", "message_id", "received_at")
        .flatMap(
            name ->
                Stream.of(
                        "null",
                        "1",
                        "[[]]",
                        "{\"room\":\"a\"}",
                        "\"\"",
                        "\"a\",\"%s\":\"b\"".formatted(name))
                    .map(value -> field(reaction, name, value)))
        .toList();
  }

  /** The object with one more field, which replaces an earlier one of the same name. */
  private static ForeignRecord field(String object, String name, String value) {
    String shown = value.length() > 50 ? value.length() + " characters" : value;
    return ForeignRecord.of(
        name + " is " + shown,
        object.substring(0, object.length() - 1) + ",\"" + name + "\":" + value + "}");
  }

  /** The bytes with random changes; the same ones in each run. */
  private static List<ForeignRecord> mutations(byte[] original) {
    Random random = new Random(1);
    List<ForeignRecord> mutations = new ArrayList<>();
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] mutation = original.clone();
      for (int change = 0; change <= i % 3; change++) {
        mutation[random.nextInt(mutation.length)] = (byte) random.nextInt(256);
      }
      mutations.add(ForeignRecord.of("mutation " + i, mutation));
    }
    return mutations;
  }

  private static String object(Stream<String> fields) {
    return fields.collect(joining(",", "{", "}"));
  }

  private static byte[] letters(int length) {
    byte[] letters = new byte[length];
    Arrays.fill(letters, (byte) 'x');
    return letters;
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return bytes;
  }
}
