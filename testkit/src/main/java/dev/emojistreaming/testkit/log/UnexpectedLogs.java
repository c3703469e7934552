package dev.emojistreaming.testkit.log;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * Fails a test if this process or a child process logged a WARN or ERROR line that the test did not
 * announce by {@link ExpectedLog}, or if an announced line is missing. Lines are attributed to the
 * test after which they are read; child processes of a class are read after the class too.
 *
 * <p>JUnit registers it through the service loader, before a test's other extensions, so that it
 * reads logs before JUnit deletes the temporary folders with them.
 */
public final class UnexpectedLogs
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  /** Log of the program that {@code @QuarkusIntegrationTest} starts. */
  private static final Path QUARKUS_LOG = Path.of("target", "quarkus.log");

  /** Log of this JVM of the build where its tests use log4j. */
  private static final Path LOG4J_LOG =
      Path.of("target", "log4j-" + Integer.getInteger("surefire.forkNumber", 1) + ".log");

  /**
   * Lines of a machine that is too busy, which may be in any test: to a client, a broker that does
   * not get the processor is away. Tests of outages assert the metrics, not these lines.
   */
  private static final List<Announcement> OF_BUSY_MACHINES =
      List.of(
          new Announcement("KafkaAvailability", "kafka=", false),
          new Announcement("CountsReader", "Kafka does not answer", false),
          new Announcement("BlockedThreadChecker", "has been blocked for", false),
          new Announcement("Utils", "executor-heartbeater", false),
          new Announcement("Executor", "heartbeat", false));

  private static final InProcessLog IN_PROCESS = new InProcessLog();

  private List<Announcement> ofClass = List.of();
  private final Set<String> testsRun = new HashSet<>();

  @Override
  public void beforeAll(ExtensionContext context) {
    IN_PROCESS.attach();
    ChildLogs.watch(QUARKUS_LOG);
    ChildLogs.watch(LOG4J_LOG);
    newLines();
    ofClass = Announcement.of(context.getRequiredTestClass());
    testsRun.clear();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    IN_PROCESS.attach();
    testsRun.add(context.getRequiredTestMethod().getName());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    List<Announcement> ofMethod = Announcement.of(context.getRequiredTestMethod());
    check(context, ofMethod, context.getExecutionException().isEmpty() ? ofMethod : List.of());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    check(context, List.of(), ranWhole(context) ? ofClass : List.of());
  }

  private void check(
      ExtensionContext context, List<Announcement> ofMethod, List<Announcement> required) {
    List<String> faults = new ArrayList<>();
    for (LogLine line : newLines()) {
      if (Stream.of(ofMethod, ofClass, OF_BUSY_MACHINES)
          .flatMap(List::stream)
          .filter(announcement -> announcement.matches(line))
          .toList()
          .isEmpty()) {
        faults.add("not announced: " + line);
      }
    }
    required.stream()
        .filter(Announcement::isUnused)
        .forEach(announcement -> faults.add("announced, but not logged: " + announcement));
    if (!faults.isEmpty()) {
      throw new AssertionError(
          context.getDisplayName() + ": warnings in logs\n" + String.join("\n", faults));
    }
  }

  private static List<LogLine> newLines() {
    List<LogLine> lines = new ArrayList<>(IN_PROCESS.newLines());
    lines.addAll(ChildLogs.newLines());
    return lines;
  }

  /** Whether all tests of the class ran: a selection need not cause what the class announces. */
  private boolean ranWhole(ExtensionContext context) {
    return AnnotationSupport.findAnnotatedMethods(
            context.getRequiredTestClass(), Testable.class, HierarchyTraversalMode.TOP_DOWN)
        .stream()
        .map(Method::getName)
        .allMatch(testsRun::contains);
  }
}
