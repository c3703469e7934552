package dev.emojistreaming.standalone;

import java.util.List;
import java.util.Map;

/**
 * How to run a child process.
 *
 * @param name name in messages, and of the log file
 * @param command with its arguments
 * @param environment variables in addition to those of this process
 */
record Program(String name, List<String> command, Map<String, String> environment) {}
