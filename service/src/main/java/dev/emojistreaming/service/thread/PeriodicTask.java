package dev.emojistreaming.service.thread;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Repeats a task on its own {@link EssentialThread}, at an interval and on request.
 *
 * <p>A task that throws an exception is logged and repeated; a scheduled executor would swallow the
 * exception and stop.
 */
public final class PeriodicTask implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(PeriodicTask.class);

  private volatile Duration interval;
  private final Runnable task;
  private final EssentialThread thread;
  private final BlockingQueue<Boolean> requests = new ArrayBlockingQueue<>(1);

  /**
   * Creates the task; {@link #start()} starts it.
   *
   * @param name the thread's name
   * @param interval maximum pause between the end of one run and the start of the next
   */
  public PeriodicTask(String name, Duration interval, Runnable task) {
    this.interval = interval;
    this.task = task;
    this.thread = new EssentialThread(this::repeat, name);
  }

  /** Starts the thread, which runs the task at once. */
  public void start() {
    thread.start();
  }

  /** Runs the task as soon as the thread is free. Requests made before that are coalesced. */
  public void requestRun() {
    requests.offer(true);
  }

  /** Runs the task as soon as the thread is free, and then at this interval. */
  public void repeatEvery(Duration interval) {
    this.interval = interval;
    requestRun();
  }

  /** Interrupts the thread: a run in progress is the last one. Does not wait for it. */
  @Override
  public void close() {
    thread.expectEnd();
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
    } catch (RuntimeException e) {
      LOG.errorf(e, "thread=%s caught an exception and continues", thread.getName());
    }
  }
}
