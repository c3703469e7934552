package dev.emojistreaming.ingest.overflow;

import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.ingest.ledger.Ledger;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Keeps reactions on disk while Kafka does not take them. Safe for use by many threads; never
 * blocks its callers.
 *
 * <p>One thread owns the database. It takes everything that waits at the moment and commits it as
 * one transaction (group commit), so that the time of a sync to the disk is shared by more
 * reactions the more there are. What it has said to be kept survives a kill and a loss of power.
 */
@Singleton
public class Overflow {

  private static final Logger LOG = Logger.getLogger(Overflow.class);
  private static final int MOST_IN_ONE_COMMIT = 1_024;
  private static final Duration UPKEEP = Duration.ofSeconds(1);

  private sealed interface Work {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Keep(byte[] reaction, Consumer<OverflowState> whenDone) implements Work {}

  private record Task(Runnable task) implements Work {}

  private final OverflowStorage storage;
  private final BlockingQueue<Work> waiting = new LinkedBlockingQueue<>();
  private final Thread writer = new Thread(this::write, "overflow");
  private boolean closed; // the writer's
  private volatile boolean ended;

  Overflow(IngestConfig config, Ledger ledger, Clock clock, MeterRegistry registry) {
    Path path = config.overflow().path().toAbsolutePath();
    storage =
        new OverflowStorage(
            new OverflowFiles(path), config.overflow().maxSize().asLongValue(), ledger, clock);
    Path folder = path.resolveSibling("").normalize();
    prepare(folder);
    NativeLibrary.unpackTo(config.overflow().libraryFolder().orElse(folder));
    OverflowGauges.register(storage, clock, registry);
  }

  private static void prepare(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("ingest.overflow.path: cannot make the folder " + folder, e);
    }
    if (!Files.isWritable(folder)) {
      throw new IllegalStateException("ingest.overflow.path: " + folder + " is not writable");
    }
  }

  /** Opens the database before the first request can come. */
  void start(@Observes @Priority(1) StartupEvent event) {
    storage.open();
    writer.setDaemon(true);
    writer.start();
  }

  /**
   * Commits what waits and closes the database; from then on every reaction is refused. Waits for
   * that for 10 s.
   */
  public void close() throws InterruptedException {
    waiting.add(
        new Task(
            () -> {
              storage.close();
              closed = true;
            }));
    writer.join(Duration.ofSeconds(10).toMillis());
  }

  /**
   * Keeps a reaction.
   *
   * @param reaction the record for Kafka
   * @param whenDone is called once, by the calling thread or the writer's, which it must not hold
   *     up: with {@link OverflowState#OPEN} when the disk has the reaction, otherwise with the
   *     reason why it is not kept
   */
  public void keep(byte[] reaction, Consumer<OverflowState> whenDone) {
    OverflowState state = storage.state();
    if (state == OverflowState.OPEN) {
      waiting.add(new Keep(reaction, whenDone));
      if (ended) {
        refuseWhatWaits();
      }
    } else {
      whenDone.accept(state);
    }
  }

  /** The oldest rows; none when there are none or they can't be read at present. */
  public CompletableFuture<List<OverflowRow>> oldest(int atMost) {
    return onWriter(() -> storage.oldest(atMost));
  }

  /**
   * Deletes the oldest rows, since Kafka has them.
   *
   * @param delivered what {@link #oldest(int)} gave
   * @return whether they are gone; when not, it is to be tried again
   */
  public CompletableFuture<Boolean> delete(List<OverflowRow> delivered) {
    return onWriter(() -> storage.delete(delivered));
  }

  /** Whether a reaction that came now would be kept. */
  public boolean isOpen() {
    return storage.state() == OverflowState.OPEN;
  }

  /** Reactions in the database. */
  public long backlog() {
    return storage.rows();
  }

  private <T> CompletableFuture<T> onWriter(Supplier<T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    waiting.add(
        new Task(
            () -> {
              try {
                result.complete(task.get());
              } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
              }
            }));
    return result;
  }

  private void write() {
    List<Work> taken = new ArrayList<>(MOST_IN_ONE_COMMIT);
    long upkeepAt = System.nanoTime();
    while (!closed) {
      try {
        Work first = waiting.poll(UPKEEP.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
          taken.add(first);
          waiting.drainTo(taken, MOST_IN_ONE_COMMIT - 1);
          process(taken);
        }
        if (System.nanoTime() - upkeepAt >= 0) {
          storage.upkeep();
          upkeepAt = System.nanoTime() + UPKEEP.toNanos();
        }
      } catch (InterruptedException | RuntimeException | Error e) {
        LOG.error("thread=overflow failed; it goes on", e);
      } finally {
        taken.clear();
      }
    }
    ended = true;
    refuseWhatWaits();
  }

  /** What came in the moment of the end. */
  private void refuseWhatWaits() {
    for (Work work = waiting.poll(); work != null; work = waiting.poll()) {
      if (work instanceof Keep keep) {
        keep.whenDone().accept(OverflowState.FAILED);
      } else if (work instanceof Task task) {
        task.task().run();
      }
    }
  }

  /** In the order in which it came, with neighbours that keep in one transaction. */
  private void process(List<Work> works) {
    List<Keep> group = new ArrayList<>(works.size());
    for (Work work : works) {
      if (work instanceof Keep keep) {
        group.add(keep);
      } else if (work instanceof Task task) {
        commit(group);
        task.task().run();
      }
    }
    commit(group);
  }

  private void commit(List<Keep> group) {
    if (group.isEmpty()) {
      return;
    }
    OverflowState outcome = OverflowState.FAILED;
    try {
      outcome = storage.append(group.stream().map(Keep::reaction).toList());
    } finally {
      for (Keep keep : group) {
        tell(keep, outcome);
      }
      group.clear();
    }
  }

  private static void tell(Keep keep, OverflowState outcome) {
    try {
      keep.whenDone().accept(outcome);
    } catch (RuntimeException e) {
      LOG.error("an answer failed", e);
    }
  }
}
