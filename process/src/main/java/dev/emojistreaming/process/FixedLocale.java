package dev.emojistreaming.process;

import java.util.List;

/**
 * The locale of every child JVM: English, whatever the system's is. Kafka's broker ends at start
 * where {@code "classic".toUpperCase()} is not {@code CLASSIC}, as in Turkish, and a parent cannot
 * read a child's numbers where digits are not ASCII, as in Arabic. The script {@code start} has the
 * same options.
 */
final class FixedLocale {

  /** Options of a JVM; they replace what the system and {@code JAVA_TOOL_OPTIONS} set. */
  static final List<String> JVM_OPTIONS =
      List.of("-Duser.language=en", "-Duser.country=US", "-Duser.extensions=");

  private FixedLocale() {}
}
