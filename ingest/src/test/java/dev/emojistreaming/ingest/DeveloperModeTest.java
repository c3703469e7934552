package dev.emojistreaming.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Settings of application.properties that no running service can show. */
class DeveloperModeTest {

  private static final Path PROPERTIES = Path.of("src/main/resources/application.properties");

  /** Quarkus starts a broker unless one of these settings names one or disables it. */
  @Test
  void devServicesMayStartABroker() throws IOException {
    SmallRyeConfig config = inProfile("dev");
    assertThat(config.getOptionalValue("kafka.bootstrap.servers", String.class)).isEmpty();
    assertThat(
            config.getOptionalValue(
                "mp.messaging.outgoing.reactions.bootstrap.servers", String.class))
        .isEmpty();
    for (String name :
        List.of("quarkus.devservices.enabled", "quarkus.kafka.devservices.enabled")) {
      assertThat(config.getOptionalValue(name, Boolean.class).orElse(true)).as(name).isTrue();
    }
    assertThat(
            config.getValue(
                "quarkus.kafka.devservices.topic-partitions.emoji_reactions", Integer.class))
        .isPositive();
  }

  /** Quarkus ignores an excluded type that does not exist, without a warning. */
  @Test
  void excludedTypesExist() throws IOException {
    List<String> excluded = inProfile("prod").getValues("quarkus.arc.exclude-types", String.class);
    assertThat(excluded).isNotEmpty();
    for (String type : excluded) {
      assertThatNoException().as(type).isThrownBy(() -> Class.forName(type));
    }
  }

  private static SmallRyeConfig inProfile(String profile) throws IOException {
    return new SmallRyeConfigBuilder()
        .withProfile(profile)
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(PROPERTIES.toUri().toURL(), 250))
        .build();
  }
}
