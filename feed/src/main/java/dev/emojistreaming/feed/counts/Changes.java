package dev.emojistreaming.feed.counts;

import java.util.List;
import java.util.Map;

/**
 * The changes between two ticks.
 *
 * @param position how far the topic had been read at the later tick
 * @param byRoom the counts that changed, each once, with its newest value
 */
public record Changes(Position position, Map<String, List<WindowCount>> byRoom) {}
