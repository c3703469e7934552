package dev.emojistreaming.ingest.overflow;

import dev.emojistreaming.service.thread.EssentialThread;
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
 * The queue to the writer thread, which owns the database. The thread takes all waiting reactions
 * and commits them as one transaction (group commit): the more reactions there are, the more share
 * one sync of the disk. Safe for use by many threads; does not block its callers.
 */
final class WriteQueue {

  private static final Logger LOG = Logger.getLogger(WriteQueue.class);
  private static final int MAX_COMMIT = 1_024;
  private static final Duration UPKEEP_INTERVAL = Duration.ofSeconds(1);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private sealed interface Work {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Keep(byte[] reaction, Consumer<KeepOutcome> whenDone) implements Work {}

  private record Task(Runnable task) implements Work {}

  private final OverflowStateMachine overflow;
  private final BlockingQueue<Work> waiting = new LinkedBlockingQueue<>();
  private final EssentialThread writer = new EssentialThread(this::write, "overflow");
  private boolean closed; // used by the writer thread only
  private volatile boolean ended;

  WriteQueue(OverflowStateMachine overflow) {
    this.overflow = overflow;
  }

  /** Opens the database on the calling thread and starts the writer thread. */
  void start() {
    overflow.open();
    writer.start();
  }

  /** Commits the waiting reactions, closes the database and ends the thread. Waits at most 10 s. */
  void close() throws InterruptedException {
    writer.expectEnd();
    waiting.add(
        new Task(
            () -> {
              overflow.close();
              closed = true;
            }));
    writer.join(CLOSE_TIMEOUT.toMillis());
  }

  /** See {@link Overflow#keep}. */
  void keep(byte[] reaction, Consumer<KeepOutcome> whenDone) {
    KeepOutcome outcome = overflow.state().keepOutcome();
    if (outcome != KeepOutcome.KEPT) {
      whenDone.accept(outcome);
      return;
    }
    waiting.add(new Keep(reaction, whenDone));
    if (ended) {
      rejectWaiting();
    }
  }

  /** Runs a task on the writer thread, after all work that is in the queue. */
  <T> CompletableFuture<T> submit(Supplier<T> task) {
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
    List<Work> taken = new ArrayList<>(MAX_COMMIT);
    long upkeepAt = System.nanoTime();
    while (!closed) {
      try {
        Work first = waiting.poll(UPKEEP_INTERVAL.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
          taken.add(first);
          waiting.drainTo(taken, MAX_COMMIT - 1);
          process(taken);
        }
        if (System.nanoTime() - upkeepAt >= 0) {
          overflow.upkeep();
          upkeepAt = System.nanoTime() + UPKEEP_INTERVAL.toNanos();
        }
      } catch (InterruptedException | RuntimeException e) {
        LOG.error("thread=overflow caught an exception and continues", e);
      } finally {
        taken.clear();
      }
    }
    ended = true;
    rejectWaiting();
  }

  /** Rejects reactions and runs tasks that were added while the thread ended. */
  private void rejectWaiting() {
    for (Work work = waiting.poll(); work != null; work = waiting.poll()) {
      if (work instanceof Keep keep) {
        keep.whenDone().accept(KeepOutcome.FAILED);
      } else if (work instanceof Task task) {
        task.task().run();
      }
    }
  }

  /** Keeps the order of arrival; commits neighbouring reactions in one transaction. */
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
    KeepOutcome outcome = KeepOutcome.FAILED;
    try {
      outcome = overflow.append(group.stream().map(Keep::reaction).toList());
    } finally {
      for (Keep keep : group) {
        complete(keep, outcome);
      }
      group.clear();
    }
  }

  private static void complete(Keep keep, KeepOutcome outcome) {
    try {
      keep.whenDone().accept(outcome);
    } catch (RuntimeException e) {
      LOG.error("thread=overflow error; the callback of a reaction failed", e);
    }
  }
}
