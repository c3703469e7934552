package dev.emojistreaming.ingest.concurrent;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Repeats a task on a daemon thread of its own, at an interval and whenever somebody asks.
 *
 * <p>A task that throws is logged and repeated all the same; a scheduled executor would drop both
 * the exception and the repetitions.
 */
public final class PeriodicTask implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(PeriodicTask.class);

  private volatile Duration interval;
  private final Runnable task;
  private final Thread thread;
  private final BlockingQueue<Boolean> requests = new ArrayBlockingQueue<>(1);

  /**
   * Describes the repetition; {@link #start()} begins it.
   *
   * @param name of the thread
   * @param interval longest pause between the end of one run and the start of the next
   */
  public PeriodicTask(String name, Duration interval, Runnable task) {
    this.interval = interval;
    this.task = task;
    this.thread = new Thread(this::repeat, name);
    thread.setDaemon(true);
  }

  /** Runs the task for the first time, now. */
  public void start() {
    thread.start();
  }

  /** Runs the task once more as soon as the thread is free; several calls meanwhile are one. */
  public void requestRun() {
    requests.offer(true);
  }

  /** Runs the task now and from now on at this interval. */
  public void repeatEvery(Duration interval) {
    this.interval = interval;
    requestRun();
  }

  /** Lets a run that is under way end by interrupting it; none follows. */
  @Override
  public void close() {
    thread.interrupt();
  }

  private void repeat() {
    try {
      while (!Thread.interrupted()) {
        runOnce();
        requests.poll(interval.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void runOnce() {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.errorf(e, "thread=%s failed; it goes on", thread.getName());
    }
  }
}
