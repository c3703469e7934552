package dev.emojistreaming.service.thread;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/**
 * A daemon thread that the service cannot do without. Nothing it does in memory is safe after an
 * {@link Error}, and a service without it only seems to work: if a throwable ends the thread, the
 * process ends too, and the orchestrator starts it again.
 */
public final class EssentialThread extends Thread {

  /** Exit code of a process that an uncaught throwable has ended (EX_SOFTWARE of sysexits.h). */
  static final int EXIT_CODE = 70;

  private static final List<EssentialThread> STARTED = new CopyOnWriteArrayList<>();

  private volatile boolean expectedToEnd;

  /**
   * Creates a thread; {@link #start()} starts it.
   *
   * @param body catches the exceptions that it can continue after; errors must pass
   */
  public EssentialThread(Runnable body, String name) {
    super(body, name);
    setDaemon(true);
    setUncaughtExceptionHandler(EssentialThread::endProcess);
  }

  @Override
  public synchronized void start() {
    STARTED.add(this);
    super.start();
  }

  /** From now on its end is no failure; the service calls it when it stops. */
  public void expectEnd() {
    expectedToEnd = true;
  }

  /** The names of the threads that have ended although the service is not stopping. */
  static List<String> ended() {
    return STARTED.stream()
        .filter(thread -> !thread.isAlive() && !thread.expectedToEnd)
        .map(Thread::getName)
        .toList();
  }

  /** Ends the process at once: shutdown hooks may need the memory or the thread that is missing. */
  static void endProcess(Thread thread, Throwable failure) {
    try {
      Logger.getLogger(EssentialThread.class)
          .fatalf(failure, "thread=%s failed; the process ends", thread.getName());
    } finally {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }
}
