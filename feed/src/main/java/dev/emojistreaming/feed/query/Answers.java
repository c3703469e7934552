package dev.emojistreaming.feed.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emojistreaming.feed.counts.Rooms;
import dev.emojistreaming.feed.source.SourceState;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers each question once a tick, and once a second because some answers depend on the time, on
 * one thread: whatever clients ask, the event loops and the other processors are left to the
 * streams. Answers are kept as JSON, in a bounded memory. Thread-safe.
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
  private final ExecutorService executor =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MAX_WAITING),
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
  }

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
   * @param compute called on the thread for answers, unless the same question has an answer
   * @throws UnavailableException when too many questions wait for their answers, or before all
   *     counts have been read
   */
  Uni<byte[]> of(Question question, Supplier<?> compute) {
    if (!source.hasCounts()) {
      throw new UnavailableException(SourceState.NO_COUNTS);
    }
    Generation generation = current();
    @Nullable CompletableFuture<byte[]> known = generation.answers.get(question);
    return Uni.createFrom()
        .completionStage(known == null ? ask(generation, question, compute) : known);
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
      Generation generation, Question question, Supplier<?> compute) {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    @Nullable CompletableFuture<byte[]> other = generation.answers.putIfAbsent(question, answer);
    if (other != null) {
      return other;
    }
    try {
      executor.execute(() -> complete(generation, question, answer, compute));
    } catch (RejectedExecutionException e) {
      generation.answers.remove(question);
      UnavailableException unavailable = new UnavailableException("too many questions wait");
      answer.completeExceptionally(unavailable);
      throw unavailable;
    }
    return answer;
  }

  private void complete(
      Generation generation,
      Question question,
      CompletableFuture<byte[]> answer,
      Supplier<?> compute) {
    try {
      byte[] json = mapper.writeValueAsBytes(compute.get());
      long size = ENTRY + 2L * question.room().length() + json.length;
      if (generation.bytes.addAndGet(size) > MAX_BYTES) {
        generation.bytes.addAndGet(-size);
        generation.answers.remove(question);
      }
      answer.complete(json);
    } catch (JsonProcessingException e) {
      fail(generation, question, answer, new UncheckedIOException(e));
    } catch (RuntimeException | Error e) {
      fail(generation, question, answer, e);
    }
  }

  private static void fail(
      Generation generation,
      Question question,
      CompletableFuture<byte[]> answer,
      Throwable failure) {
    generation.answers.remove(question);
    answer.completeExceptionally(failure);
  }
}
