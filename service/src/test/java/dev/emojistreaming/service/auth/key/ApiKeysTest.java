package dev.emojistreaming.service.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.service.auth.Authentication;
import dev.emojistreaming.service.auth.Authentication.Reason;
import dev.emojistreaming.service.auth.Principal;
import dev.emojistreaming.service.auth.RoomSet;
import dev.emojistreaming.service.auth.Scope;
import dev.emojistreaming.service.auth.TestSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {

  private static final Instant NOW = Instant.parse("2027-01-31T12:00:00Z");
  private static final String HASH = "sha256:" + "0".repeat(64);

  @TempDir private Path folder;

  /** The output of the command new-key. */
  private record NewKey(String key, String line) {

    static NewKey with(String... options) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
      assertThat(NewKeyCommand.run(List.of(options), print, print)).isZero();
      List<String> lines = out.toString(StandardCharsets.UTF_8).lines().map(String::strip).toList();
      return new NewKey(lines.get(1), lines.get(3));
    }
  }

  private ApiKeys keys(String... lines) throws IOException {
    return new ApiKeys(write(lines), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private Path write(String... lines) throws IOException {
    return Files.write(folder.resolve("keys"), List.of(lines));
  }

  private static Authentication check(ApiKeys keys, String key) {
    return keys.check(key, new TestSource());
  }

  @Test
  void aKeyOfTheCommandIsAcceptedWithTheRightsOfItsLine() throws IOException {
    NewKey made = NewKey.with("--name", "app", "--rooms", "final-*", "--expires", "2027-02-01");
    Authentication outcome = check(keys("# backends", "", made.line()), made.key());
    Principal principal = ((Authentication.Accepted) outcome).principal();
    assertThat(principal.name()).isEqualTo("app");
    assertThat(principal.scopes()).containsOnly(Scope.PUBLISH_FOR_OTHERS, Scope.READ_COUNTS);
    assertThat(principal.rooms()).isEqualTo(RoomSet.parse("final-*").orElseThrow());
    assertThat(principal.expires()).isEqualTo("2027-02-02T00:00:00Z");
    assertThat(principal.user()).isNull();
  }

  @Test
  void aKeyWithoutTheRightToReactForOthersReactsAsItself() throws IOException {
    NewKey made = NewKey.with("--name", "bot", "--scopes", "reactions:publish");
    Authentication outcome = check(keys(made.line()), made.key());
    assertThat(((Authentication.Accepted) outcome).principal().user()).isEqualTo("bot");
  }

  @Test
  void rejectsKeysThatAreMisspelledUnknownOrExpired() throws IOException {
    NewKey made = NewKey.with("--name", "app", "--expires", "2027-01-30");
    NewKey other = NewKey.with("--name", "other");
    NewKey forged = NewKey.with("--name", "forged");
    String forgedLine =
        forged.line().replace(forged.line().substring(0, 8), other.key().substring(3, 11));
    ApiKeys keys = keys(made.line(), forgedLine);
    assertThat(check(keys, made.key())).isEqualTo(Authentication.rejected(Reason.EXPIRED));
    assertThat(check(keys, other.key())).isEqualTo(Authentication.rejected(Reason.UNKNOWN_KEY));
    assertThat(check(keys, forged.key())).isEqualTo(Authentication.rejected(Reason.UNKNOWN_KEY));
    char last = made.key().charAt(61);
    String misspelled = made.key().substring(0, 61) + (last == 'A' ? 'Q' : 'A');
    assertThat(check(keys, misspelled)).isEqualTo(Authentication.rejected(Reason.MALFORMED));
    assertThat(check(keys, made.key() + "A")).isEqualTo(Authentication.rejected(Reason.MALFORMED));
  }

  @Test
  void theFileHasNoSecret() {
    NewKey made = NewKey.with("--name", "app");
    assertThat(made.line()).doesNotContain(made.key().substring(12));
  }

  @Test
  void aChangeTakesEffectAndABadOneDoesNot() throws IOException {
    NewKey first = NewKey.with("--name", "first");
    NewKey second = NewKey.with("--name", "second");
    ApiKeys keys = keys(first.line());
    write(second.line());
    assertThat(keys.file().look()).isTrue();
    assertThat(check(keys, first.key())).isInstanceOf(Authentication.Rejected.class);
    assertThat(check(keys, second.key())).isInstanceOf(Authentication.Accepted.class);
    write("nonsense");
    assertThat(keys.file().look()).isFalse();
    assertThat(check(keys, second.key())).isInstanceOf(Authentication.Accepted.class);
    assertThat(keys.file().failures()).isOne();
  }

  @Test
  void countsKeysAndTheTimeUntilTheNextOneExpires() throws IOException {
    ApiKeys keys =
        keys(
            NewKey.with("--name", "a", "--expires", "2027-01-31T13:00:00Z").line(),
            NewKey.with("--name", "b", "--expires", "2027-01-31").line(),
            NewKey.with("--name", "c").line(),
            NewKey.with("--name", "d", "--expires", "2027-01-30").line());
    assertThat(keys.size()).isEqualTo(3);
    assertThat(keys.nextExpiry()).contains(Duration.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0123456x HASH name=a scopes=counts:read",
        "01234567 sha256:00 name=a scopes=counts:read",
        "01234567 HASH scopes=counts:read",
        "01234567 HASH name=a",
        "01234567 HASH name=a scopes=counts:write",
        "01234567 HASH name=a b scopes=counts:read",
        "01234567 HASH name=a name=b scopes=counts:read",
        "01234567 HASH name=a scopes=counts:read rooms=a/b",
        "01234567 HASH name=a scopes=counts:read expires=soon",
        "01234567 HASH name=a scopes=counts:read limit=5",
      })
  void aBadLineStopsTheStartWithItsNumber(String line) {
    assertThatThrownBy(() -> keys("# keys", line.replace("HASH", HASH)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("AUTH_KEYS_FILE")
        .hasMessageContaining("line 2: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--nam", "--name", "--name a --scopes x", "--scopes counts:read", ""})
  void theCommandExplainsBadArguments(String arguments) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(err, true, StandardCharsets.UTF_8);
    List<String> list = arguments.isEmpty() ? List.of() : List.of(arguments.split(" "));
    assertThat(NewKeyCommand.run(list, print, print)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage: new-key --name NAME");
  }
}
