package dev.emojistreaming.testkit.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.emojistreaming.service.StartFailure;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Every setting of a Quarkus service: a line for each property of its config mapping. The settings
 * are read as the service reads them, from variables, its {@code application.properties} and those
 * of the modules that it uses.
 */
public final class SettingsTable<C> {

  private static final Path PROPERTIES = Path.of("src/main/resources/application.properties");
  private static final String OF_OTHER_MODULES = "META-INF/microprofile-config.properties";
  private static final Path DOCUMENTATION = Path.of("../docs/configuration.md");

  private final Class<C> mapping;
  private final List<Setting<C>> settings = new ArrayList<>();

  private SettingsTable(Class<C> mapping) {
    this.mapping = mapping;
  }

  private record Setting<C>(
      String property,
      String variable,
      Function<C, ?> getter,
      Object byDefault,
      String text,
      Object value) {}

  /** An empty table for the interface of a config mapping. */
  public static <C> SettingsTable<C> of(Class<C> mapping) {
    return new SettingsTable<>(mapping);
  }

  /**
   * Adds a line.
   *
   * @param text another value, as an operator writes it
   */
  public <T> SettingsTable<C> with(
      String property, String variable, Function<C, T> getter, T byDefault, String text, T value) {
    settings.add(new Setting<>(property, variable, getter, byDefault, text, value));
    return this;
  }

  /** The settings with these variables. */
  public C read(Map<String, String> environment) {
    return config(environment).getConfigMapping(mapping);
  }

  /** The variables of all lines. */
  public Set<String> variables() {
    return settings.stream().map(Setting::variable).collect(Collectors.toSet());
  }

  /**
   * Checks each line against the mapping: its default, that its variable sets it and nothing else,
   * and the documentation of both; and that every property of the mapping has a line.
   */
  public void assertHolds() {
    assertIsComplete();
    assertDefaults();
    assertVariables();
    assertDocumentation();
  }

  /** Checks that a service with this value does not start, and that its line states the rule. */
  public void assertRefused(String variable, String value, String rule) {
    assertThatThrownBy(() -> read(Map.of(variable, value)))
        .extracting(StartFailure::lines, LIST)
        .containsExactly(
            "%s must be %s, but is %s"
                .formatted(variable, rule, value.isEmpty() ? "empty" : value));
  }

  private void assertIsComplete() {
    assertThat(settings.stream().map(Setting::property))
        .containsExactlyInAnyOrderElementsOf(
            ConfigClass.configClass(mapping).getProperties().keySet());
  }

  private void assertDefaults() {
    C defaults = read(Map.of());
    for (Setting<C> setting : settings) {
      assertValue(setting, defaults, setting.byDefault());
    }
  }

  private void assertVariables() {
    for (Setting<C> set : settings) {
      C config = read(Map.of(set.variable(), set.text()));
      for (Setting<C> each : settings) {
        assertValue(each, config, each.equals(set) ? each.value() : each.byDefault());
      }
    }
  }

  private void assertDocumentation() {
    List<String> rows = documentation();
    SmallRyeConfig defaults = config(Map.of());
    for (Setting<C> setting : settings) {
      String byDefault = defaults.getConfigValue(setting.property()).getValue();
      assertThat(rows)
          .as(setting.variable())
          .anyMatch(
              row ->
                  row.startsWith("| `" + setting.variable() + "` |")
                      && (byDefault == null
                          || byDefault.isEmpty()
                          || row.endsWith("| `" + byDefault + "` |")));
    }
  }

  private static List<String> documentation() {
    try {
      return Files.readAllLines(DOCUMENTATION);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertValue(Setting<C> setting, C config, Object expected) {
    assertThat((Object) setting.getter().apply(config)).as(setting.variable()).isEqualTo(expected);
  }

  private SmallRyeConfig config(Map<String, String> environment) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new EnvConfigSource(environment, 300), applicationProperties())
        .withSources(ofOtherModules())
        .withMapping(mapping)
        .build();
  }

  /** Those that a module on the class path has for its config mapping. */
  private static List<ConfigSource> ofOtherModules() {
    try {
      List<ConfigSource> sources = new ArrayList<>();
      for (URL file :
          Collections.list(SettingsTable.class.getClassLoader().getResources(OF_OTHER_MODULES))) {
        sources.add(new PropertiesConfigSource(file, 100));
      }
      return sources;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PropertiesConfigSource applicationProperties() {
    try {
      return new PropertiesConfigSource(PROPERTIES.toUri().toURL(), 250);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
