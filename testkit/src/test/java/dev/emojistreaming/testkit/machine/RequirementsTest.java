package dev.emojistreaming.testkit.machine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class RequirementsTest {

  @Test
  void missingRequirementSkipsTheTest() {
    assertThatThrownBy(() -> Requirements.check(false, "there is no x", false))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("there is no x");
  }

  @Test
  void missingRequirementFailsTheTestInCi() {
    assertThatThrownBy(() -> Requirements.check(false, "there is no x", true))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("there is no x");
  }

  @Test
  void requirementThatIsMetRunsTheTest() {
    assertThatCode(() -> Requirements.check(true, "there is no x", true))
        .doesNotThrowAnyException();
    assertThatCode(() -> Requirements.requireProgram("sh", "dash")).doesNotThrowAnyException();
  }

  @Test
  void skipUnlessSkipsTheTestInCiToo() {
    assertThatThrownBy(() -> Requirements.skipUnless(false, "there is no GraalVM"))
        .isInstanceOf(TestAbortedException.class);
  }
}
