package dev.emojistreaming.fuzzkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.data.ExecutionDataReader;
import org.jacoco.core.data.ExecutionDataStore;

/** The branches that JaCoCo's agent has recorded in this JVM, which runs fuzz tests only. */
final class BranchCoverage {

  /** Minimum share of a class's branches that its fuzz test reaches. */
  static final int MIN_PERCENT = 95;

  private static final String AGENT = "org.jacoco:type=Runtime";

  private final MBeanServer server;
  private final ObjectName agent;

  private BranchCoverage(MBeanServer server, ObjectName agent) {
    this.server = server;
    this.agent = agent;
  }

  /** Empty in a JVM without the agent: in an IDE, for Jazzer, and for mutation tests. */
  static Optional<BranchCoverage> recording() {
    try {
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      ObjectName agent = new ObjectName(AGENT);
      return server.isRegistered(agent)
          ? Optional.of(new BranchCoverage(server, agent))
          : Optional.empty();
    } catch (JMException e) {
      throw new IllegalStateException("cannot find JaCoCo's agent", e);
    }
  }

  /**
   * Requires the share of each of the classes, with the classes nested in it.
   *
   * @throws AssertionError naming the lines whose branches were not reached
   */
  void requireReached(List<Class<?>> classes) throws IOException, JMException {
    ExecutionDataStore recorded = recorded();
    for (Class<?> each : classes) {
      Collection<IClassCoverage> parts = analyzed(each, recorded);
      int total = parts.stream().mapToInt(part -> part.getBranchCounter().getTotalCount()).sum();
      int reached =
          parts.stream().mapToInt(part -> part.getBranchCounter().getCoveredCount()).sum();
      if (reached * 100 < total * MIN_PERCENT) {
        throw new AssertionError(
            String.format(
                Locale.ROOT,
                "%d of %d branches of %s reached; not all of the lines %s",
                reached,
                total,
                each.getName(),
                missed(parts)));
      }
    }
  }

  private ExecutionDataStore recorded() throws IOException, JMException {
    byte[] dump =
        (byte[])
            server.invoke(
                agent,
                "getExecutionData",
                new Object[] {false},
                new String[] {boolean.class.getName()});
    ExecutionDataStore store = new ExecutionDataStore();
    ExecutionDataReader reader =
        new ExecutionDataReader(new ByteArrayInputStream(Objects.requireNonNull(dump)));
    reader.setSessionInfoVisitor(info -> {});
    reader.setExecutionDataVisitor(store);
    reader.read();
    return store;
  }

  private static Collection<IClassCoverage> analyzed(Class<?> type, ExecutionDataStore recorded)
      throws IOException {
    CoverageBuilder builder = new CoverageBuilder();
    Analyzer analyzer = new Analyzer(recorded, builder);
    Deque<Class<?>> waiting = new ArrayDeque<>(List.of(type));
    while (!waiting.isEmpty()) {
      Class<?> next = waiting.remove();
      waiting.addAll(List.of(next.getDeclaredClasses()));
      String file = "/" + next.getName().replace('.', '/') + ".class";
      try (InputStream bytes = Objects.requireNonNull(next.getResourceAsStream(file))) {
        analyzer.analyzeClass(bytes, file);
      }
    }
    return builder.getClasses();
  }

  private static List<String> missed(Collection<IClassCoverage> classes) {
    List<String> lines = new ArrayList<>();
    for (IClassCoverage each : classes) {
      IntStream.rangeClosed(each.getFirstLine(), each.getLastLine())
          .filter(
              line ->
                  (each.getLine(line).getBranchCounter().getStatus() & ICounter.NOT_COVERED) != 0)
          .forEach(line -> lines.add(each.getSourceFileName() + ":" + line));
    }
    return lines;
  }
}
