package dev.emojistreaming.standalone;

import java.util.List;
import java.util.Map;

/**
 * How to run a child process.
 *
 * @param name in messages and of the log
 * @param command with its arguments
 * @param environment its variables in addition to those of this process
 */
record Program(String name, List<String> command, Map<String, String> environment) {}
