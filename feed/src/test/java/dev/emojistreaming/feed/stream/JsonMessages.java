package dev.emojistreaming.feed.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;

/** Collects the messages of a WebSocket, read as JSON. */
final class JsonMessages implements WebSocket.Listener {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final BlockingQueue<JsonNode> messages;
  private final StringBuilder text = new StringBuilder();

  JsonMessages(BlockingQueue<JsonNode> messages) {
    this.messages = messages;
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      try {
        messages.add(JSON.readTree(text.toString()));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("not JSON: " + text, e);
      }
      text.setLength(0);
    }
    socket.request(1);
    return null;
  }
}
