package dev.emojistreaming.feed.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emojistreaming.feed.counts.Rooms;
import dev.emojistreaming.feed.source.SourceState;
import dev.emojistreaming.service.connection.Network;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers each question once a tick, and once a second because some answers depend on the time, on
 * one thread: whatever clients ask, the event loops and the other processors are left to the
 * streams. Answers are kept as JSON, in a bounded memory. Thread-safe.
 *
 * <p>Clients take turns, so that the costly questions of one delay its own. The usual questions
 * about a room are few and the same for all clients; they take their room's turn.
 */
@Singleton
class Answers {

  private static final int MAX_WAITING = 64;
  private static final long MAX_BYTES = 8L * 1024 * 1024;

  /** Memory of a question and its entry, at most, apart from the room's name. */
  private static final int ENTRY = 512;

  private final Rooms rooms;
  private final SourceState source;
  private final Clock clock;
  private final ObjectMapper mapper;
  private final FairQueue<Asked> waiting = new FairQueue<>(MAX_WAITING);
  private final ExecutorService executor = // has a task for each question that waits
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "answers");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Generation latest = new Generation(-1, -1);

  /** A question with its parsed parameters; equal questions have equal answers. */
  interface Question {
    /** The name of the room; empty for a question about all rooms. */
    String room();

    /** Whether all its parameters have their default values. */
    boolean isUsual();
  }

  /** Owns the usual questions about a room. */
  private record UsualOf(String room) {}

  private record Asked(
      Generation generation,
      Question question,
      CompletableFuture<byte[]> answer,
      Supplier<?> compute) {}

  private static final class Generation {
    private final long tickNumber;
    private final long second;
    private final Map<Question, CompletableFuture<byte[]>> answers = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();

    private Generation(long tickNumber, long second) {
      this.tickNumber = tickNumber;
      this.second = second;
    }
  }

  Answers(Rooms rooms, SourceState source, Clock clock, ObjectMapper mapper) {
    this.rooms = rooms;
    this.source = source;
    this.clock = clock;
    this.mapper = mapper;
  }

  void stop(@Observes ShutdownEvent event) {
    executor.shutdown();
  }

  /**
   * The answer as JSON.
   *
   * @param request of the client that asks
   * @param compute called on the thread for answers, unless the same question has an answer
   * @return fails with an {@link UnavailableException} when too many questions wait
   * @throws UnavailableException before all counts have been read
   */
  Uni<byte[]> of(HttpServerRequest request, Question question, Supplier<?> compute) {
    if (!source.hasCounts()) {
      throw new UnavailableException(SourceState.NO_COUNTS);
    }
    Generation generation = current();
    @Nullable CompletableFuture<byte[]> known = generation.answers.get(question);
    CompletableFuture<byte[]> shared =
        known == null ? ask(request, generation, question, compute) : known;
    // A copy, because Quarkus cancels the answer of a client that leaves.
    return Uni.createFrom().completionStage(shared.copy());
  }

  private Generation current() {
    long tickNumber = rooms.tickNumber();
    long second = clock.instant().getEpochSecond();
    Generation generation = latest;
    if (generation.tickNumber != tickNumber || generation.second != second) {
      generation = new Generation(tickNumber, second);
      latest = generation;
    }
    return generation;
  }

  private CompletableFuture<byte[]> ask(
      HttpServerRequest request, Generation generation, Question question, Supplier<?> compute) {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    @Nullable CompletableFuture<byte[]> other = generation.answers.putIfAbsent(question, answer);
    if (other != null) {
      return other;
    }
    Object owner =
        question.isUsual()
            ? new UsualOf(question.room())
            : Network.of(request.remoteAddress().hostAddress());
    Asked refused = waiting.add(owner, new Asked(generation, question, answer, compute));
    if (refused != null) {
      fail(refused, new UnavailableException("too many questions wait"));
      return answer;
    }
    try {
      executor.execute(() -> complete(waiting.remove()));
    } catch (RejectedExecutionException e) {
      fail(waiting.remove(), new UnavailableException("the feed is stopping"));
    }
    return answer;
  }

  private void complete(Asked asked) {
    Generation generation = asked.generation();
    Question question = asked.question();
    try {
      byte[] json = mapper.writeValueAsBytes(asked.compute().get());
      long size = ENTRY + 2L * question.room().length() + json.length;
      if (generation.bytes.addAndGet(size) > MAX_BYTES) {
        generation.bytes.addAndGet(-size);
        generation.answers.remove(question);
      }
      asked.answer().complete(json);
    } catch (JsonProcessingException e) {
      fail(asked, new UncheckedIOException(e));
    } catch (RuntimeException | Error e) {
      fail(asked, e);
    }
  }

  private static void fail(Asked asked, Throwable failure) {
    asked.generation().answers.remove(asked.question());
    asked.answer().completeExceptionally(failure);
  }
}
