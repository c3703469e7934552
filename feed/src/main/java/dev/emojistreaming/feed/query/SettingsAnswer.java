package dev.emojistreaming.feed.query;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The answer of {@code GET /settings}.
 *
 * @param ingestUrl where pages post reactions
 */
public record SettingsAnswer(@JsonProperty("ingest_url") String ingestUrl) {}
