package dev.emojistreaming.fuzzkit.openapi;

import java.util.function.Consumer;

/**
 * One way to break a request.
 *
 * @param name as a report names it
 * @param change makes the change
 */
record Breakage(String name, Consumer<Request> change) {

  void apply(Request request) {
    change.accept(request);
  }
}
