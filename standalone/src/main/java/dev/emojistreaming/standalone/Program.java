package dev.emojistreaming.standalone;

import java.util.List;
import java.util.Map;

/**
 * How a child is run.
 *
 * @param name what the user calls it
 * @param command with its arguments
 * @param environment variables that it gets beside those of this process
 */
record Program(String name, List<String> command, Map<String, String> environment) {}
