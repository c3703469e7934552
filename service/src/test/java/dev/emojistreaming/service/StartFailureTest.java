package dev.emojistreaming.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.service.setting.SettingConverter;
import io.quarkus.runtime.QuarkusBindException;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithConverter;
import java.net.BindException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartFailureTest {

  @ConfigMapping(prefix = "crowd")
  public interface CrowdConfig {
    @WithConverter(Size.class)
    int size();

    @WithConverter(Size.class)
    int rooms();
  }

  public static final class Size extends SettingConverter.OfNumber {
    /** Called by the configuration. */
    public Size() {
      super("CROWD", 1, 9);
    }
  }

  @Test
  void eachInvalidSettingIsALineWithoutAHeading() {
    assertThatThrownBy(() -> read(Map.of("crowd.size", "0", "crowd.rooms", "many")))
        .extracting(StartFailure::lines, LIST)
        .containsExactlyInAnyOrder(
            "CROWD must be a whole number from 1 to 9, but is 0",
            "CROWD must be a whole number from 1 to 9, but is many");
  }

  @Test
  void settingThatIsInvalidWhenItIsUsedIsALine() {
    Exception failure = new InvalidSettingException("DATA", "a writable folder", "/proc/none");
    assertThat(StartFailure.lines(new IllegalStateException("bean", failure)))
        .containsExactly("DATA must be a writable folder, but is /proc/none");
  }

  @Test
  void portInUseIsALineWithTheVariables() {
    Exception failure = new QuarkusBindException("0.0.0.0", 8080, new BindException("in use"));
    assertThat(StartFailure.lines(failure))
        .containsExactly(
            "Port already bound: 8080: in use;"
                + " QUARKUS_HTTP_PORT and QUARKUS_MANAGEMENT_PORT set the ports");
  }

  @Test
  void defectHasNoLine() {
    assertThat(StartFailure.lines(new IllegalStateException("defect"))).isEmpty();
  }

  private static void read(Map<String, String> properties) {
    new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(properties, "test", 100))
        .withMapping(CrowdConfig.class)
        .build();
  }
}
