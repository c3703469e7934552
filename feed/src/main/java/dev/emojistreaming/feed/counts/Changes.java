package dev.emojistreaming.feed.counts;

import java.util.List;
import java.util.Map;

/**
 * What changed between two ticks.
 *
 * @param position how far the topic had been read then
 * @param byRoom the counts that changed, each once, with its newest value
 */
public record Changes(Position position, Map<String, List<WindowCount>> byRoom) {}
