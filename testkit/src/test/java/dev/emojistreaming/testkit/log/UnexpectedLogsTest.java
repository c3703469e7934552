package dev.emojistreaming.testkit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The extension, on test classes that log. */
class UnexpectedLogsTest {

  private static final Logger LOG = Logger.getLogger("some.pack.Noise");

  @Test
  void warningThatNobodyAnnouncedFailsItsTest() {
    assertThat(failures(selectClass(Noisy.class)))
        .singleElement()
        .asString()
        .contains("not announced: WARNING [Noise] disk=full (this process)");
  }

  @Test
  void announcedWarningPasses() {
    assertThat(failures(selectClass(Announced.class))).isEmpty();
  }

  @Test
  void announcementWithoutLineFails() {
    assertThat(failures(selectClass(Unused.class)))
        .hasSize(2)
        .allMatch(message -> message.contains("announced, but not logged: [Noise] disk="));
  }

  @Test
  void selectedTestNeedNotCauseWhatItsClassAnnounces() {
    assertThat(failures(selectMethod(Announced.class, "isQuiet"))).isEmpty();
  }

  @Test
  void warningOfAChildFailsItsTest() {
    assertThat(failures(selectClass(NoisyChild.class)))
        .singleElement()
        .asString()
        .contains("not announced: WARN [Noise] first (child.log)")
        .contains("not announced: ERROR [Noise] second (child.log)");
  }

  private static List<String> failures(DiscoverySelector selector) {
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
        .selectors(selector)
        .execute()
        .allEvents()
        .failed()
        .stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow().getMessage())
        .toList();
  }

  static class Noisy {

    @Test
    void logs() {
      LOG.warning("disk=full");
    }

    @Test
    void isQuiet() {
      LOG.info("disk=free");
    }
  }

  @ExpectedLog(logger = "Noise", message = "disk=")
  static class Announced {

    @Test
    void logs() {
      LOG.warning("disk=full");
    }

    @Test
    @ExpectedLog(logger = "Noise", message = "rain")
    @ExpectedLog(logger = "Noise", message = "snow", unless = "it is summer")
    void logsMore() {
      LOG.severe("rain=heavy");
    }

    @Test
    @Hail
    void logsAsItsAnnotationSays() {
      LOG.severe("hail=heavy");
    }

    @Test
    void isQuiet() {}
  }

  @ExpectedLog(logger = "Noise", message = "hail")
  @Retention(RetentionPolicy.RUNTIME)
  @interface Hail {}

  @ExpectedLog(logger = "Noise", message = "disk=slow")
  static class Unused {

    @Test
    @ExpectedLog(logger = "Noise", message = "disk=full")
    void isQuiet() {}
  }

  static class NoisyChild {

    @TempDir Path folder;

    @Test
    void logs() throws IOException {
      Path log = folder.resolve("child.log");
      ChildLogs.watch(log);
      Files.writeString(log, "2026-11-27T11:15:37.211Z WARN  [Noise] first\n");
      ChildLogs.watch(log);
      Files.writeString(log, "2026-11-27T11:15:37.211Z ERROR [Noise] second\n");
    }
  }
}
