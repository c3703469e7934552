package dev.emojistreaming.ingest.fault;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/** The answer to {@code GET /health}. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record IngestHealth(
    String status,
    @JsonProperty("kafka_connected") boolean kafkaConnected,
    @JsonProperty("buffer_size") long bufferSize,
    @JsonProperty("overflow_size") long overflowSize) {}
