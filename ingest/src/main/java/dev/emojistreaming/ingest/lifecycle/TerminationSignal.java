package dev.emojistreaming.ingest.lifecycle;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.jboss.logging.Logger;

/**
 * Handles SIGTERM with a graceful stop and exit code 0. The JVM's default is 143, which
 * orchestrators report as a failure.
 *
 * <p>It uses reflection because the compiler's warning about {@code sun.misc} cannot be suppressed;
 * {@code reachability-metadata.json} registers the classes for the native executable.
 */
@Singleton
class TerminationSignal {

  private static final Logger LOG = Logger.getLogger(TerminationSignal.class);

  void listen(@Observes StartupEvent event) {
    if (LaunchMode.current() == LaunchMode.NORMAL) {
      handle("TERM", () -> Quarkus.asyncExit(0));
    }
  }

  private static void handle(String name, Runnable response) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler respond =
          (proxy, method, arguments) -> {
            response.run();
            return null;
          };
      signal
          .getMethod("handle", signal, handler)
          .invoke(
              null,
              signal.getConstructor(String.class).newInstance(name),
              Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, respond));
    } catch (ReflectiveOperationException e) {
      LOG.warnf(e, "SIG%s cannot be handled; the exit code of a stop will not be 0", name);
    }
  }
}
