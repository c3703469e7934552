package dev.emojistreaming.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.EmojiCatalogue;
import dev.emojistreaming.contract.ParsedReaction;
import dev.emojistreaming.contract.ParsedReaction.Valid;
import dev.emojistreaming.contract.ReactionParser;
import dev.emojistreaming.contract.SentReaction;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SimulatorCommandTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @AfterAll
  static void closeVertx() {
    VERTX.close();
  }

  @Test
  void everyReactionIsSentOnceAndObeysTheContract() throws IOException {
    try (LocalService service = new LocalService((n, e) -> LocalService.answer(e, 200))) {
      assertThat(play(service, "--clients=3 --reactions-per-client=20 --room=final")).isZero();
      List<SentReaction> received = reactions(service);
      assertThat(received).hasSize(60).extracting(SentReaction::room).containsOnly("final");
      assertThat(received).extracting(SentReaction::timestamp).containsOnly(NOW);
      assertThat(received).extracting(SentReaction::messageId).doesNotHaveDuplicates();
      assertThat(out.toString().lines()).contains("sent: 60", "accepted: 60", "timed out: 0");
      assertThat(err.toString()).isEmpty();
    }
  }

  @Test
  void apiKeyIsSentWithEachReaction() throws IOException {
    try (LocalService service =
        new LocalService(
            (n, e) -> {
              String credential = e.getRequestHeaders().getFirst("Authorization");
              LocalService.answer(e, "Bearer es_key".equals(credential) ? 200 : 401);
            })) {
      assertThat(play(service, "--clients=1 --reactions-per-client=3 --api-key=es_key")).isZero();
      assertThat(out.toString()).contains("accepted: 3");
      assertThat(play(service, "--clients=1 --reactions-per-client=3")).isZero();
      assertThat(out.toString()).contains("accepted: 0");
    }
  }

  @Test
  void warmUpForAFixedRateSendsNothingToTheService() throws IOException {
    try (LocalService service = new LocalService((n, e) -> LocalService.answer(e, 200))) {
      assertThat(play(service, "--clients=2 --reactions-per-client=20 --rate=200")).isZero();
      assertThat(reactions(service)).hasSize(40);
      assertThat(out.toString()).contains("sent: 40", "measured from when each was due");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--profile=steady, 'steady, 250 reactions/s,'",
    "--profile=burst, 'burst, 250 reactions/s on average'",
    "--profile=ramp --rate=400, 'ramp, 400 reactions/s on average'",
    "--profile=match --rate=400, 'match, 400 reactions/s on average'"
  })
  void profileIsPlayedToItsEndAndNamed(String options, String pace) throws IOException {
    try (LocalService service = new LocalService((n, e) -> LocalService.answer(e, 200))) {
      assertThat(play(service, "--clients=2 --reactions-per-client=50 " + options)).isZero();
      assertThat(reactions(service)).hasSize(100);
      assertThat(out.toString()).contains(pace, "sent: 100", "measured from when each was due");
    }
  }

  @Test
  void durationEndsTheRunAfterAllReactionsDueWithinIt() throws IOException {
    try (LocalService service = new LocalService((n, e) -> LocalService.answer(e, 200))) {
      assertThat(play(service, "--clients=3 --rate=200 --duration=1s")).isZero();
      assertThat(reactions(service)).hasSize(200);
      assertThat(out.toString()).contains("playing 3 clients for 1 s", "sent: 200");
    }
  }

  @Test
  void durationEndsAClosedLoop() throws IOException {
    try (LocalService service = new LocalService((n, e) -> LocalService.answer(e, 200))) {
      assertThat(play(service, "--clients=1 --duration=1s")).isZero();
      assertThat(out.toString()).contains("as fast as the answers come", "elapsed: 1.");
    }
  }

  @Test
  void sameSeedSendsTheSameReactions() throws IOException {
    assertThat(received("--seed=7")).isEqualTo(received("--seed=7"));
    assertThat(received("--seed=7")).isNotEqualTo(received("--seed=8"));
    assertThat(out.toString()).contains("seed 7");
  }

  @Test
  void sameSeedPlaysTheSameMatch() throws IOException {
    String match = "--profile=match --rate=1000 --seed=";
    assertThat(received(match + 7)).isEqualTo(received(match + 7));
    assertThat(received(match + 7)).isNotEqualTo(received(match + 8));
  }

  @Test
  void unknownProfileIsAnErrorThatListsTheProfiles() {
    assertThat(execute("--profile=party")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--profile", "must be one of steady, burst, ramp, match, but is party");
  }

  @Test
  void helpListsTheProfilesAndTheirMean() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains(
            "--duration=TIME", "steady constant", "burst half", "ramp grows", "match a cricket")
        .contains("its mean is --rate, else 250 per second");
  }

  @Test
  void answersAreCountedByStatusAndOnlyExactly200IsAccepted() throws IOException {
    int[] statuses = {200, 503, 202, 503, 400};
    try (LocalService service =
        new LocalService((n, e) -> LocalService.answer(e, statuses[n % statuses.length]))) {
      assertThat(play(service, "--clients=2 --reactions-per-client=25")).isZero();
      assertThat(out.toString().lines())
          .contains(
              "sent: 50", "accepted: 10", "refused 202: 10", "refused 400: 10", "refused 503: 20");
    }
  }

  @Test
  void clientThatGetsNoAnswerTimesOutAndGoesOn() throws IOException {
    try (LocalService service =
        new LocalService(
            (n, e) -> {
              if (n != 2) { // The second request gets no answer.
                LocalService.answer(e, 200);
              }
            })) {
      assertThat(play(service, "--clients=1 --reactions-per-client=5 --timeout=300ms")).isZero();
      assertThat(out.toString().lines()).contains("sent: 5", "accepted: 4", "timed out: 1");
    }
  }

  @Test
  void connectionThatBreaksAfterSendingIsNoFailedConnection() throws IOException {
    try (LocalService service =
        new LocalService(
            (n, e) -> {
              if (n == 2) {
                throw new IOException("the service dies before it answers");
              }
              LocalService.answer(e, 200);
            })) {
      assertThat(play(service, "--clients=1 --reactions-per-client=5")).isZero();
      assertThat(out.toString().lines())
          .contains("sent: 5", "accepted: 4", "failed connections: 0", "broken connections: 1");
    }
  }

  @Test
  void unreachableServiceIsReportedInOneLine() throws IOException {
    int port = unusedPort();
    assertThat(execute("--url=http://localhost:" + port)).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString())
        .contains("cannot reach http://localhost:" + port)
        .contains("is ingest running there? --url sets another address");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void unreachableKafkaIsReportedInOneLineWithItsOption() {
    assertThat(execute("--verify", "--kafka=nowhere")).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("cannot reach Kafka at nowhere").contains("--kafka");
  }

  @ParameterizedTest
  @CsvSource({
    "--clients=0, --clients",
    "--clients=x, '--clients must be a whole number, but is x'",
    "--clients=50001, 'must be a whole number from 1 to 50000, but is 50001'",
    "--reactions-per-client=0, --reactions-per-client",
    "--rate=0, --rate",
    "--rate=fast, '--rate must be a number, but is fast'",
    "--profile=party, --profile",
    "--profile=, --profile",
    "--profile=match --rate=0, --rate",
    "--duration=0s, --duration",
    "--duration=31d, '--duration must be a duration from 1s to 30d, but is 31d'",
    "--duration=soon, '--duration must be a duration such as 500ms, 10s or 2m, but is soon'",
    "--duration=1m --reactions-per-client=5, --reactions-per-client",
    "--timeout=0s, --timeout",
    "--timeout=1d, --timeout",
    "--url=localhost:8080, '--url must be an address such as http://localhost:8080, but is'",
    "--url=ftp://localhost, --url",
    "--url=:::, --url",
    "--room=a b, --room",
    "--seed=x, --seed",
    "--verify --room=main, --room",
    "--verify --verify-timeout=0s, --verify-timeout",
    "--unknown, --unknown"
  })
  void badOptionIsNamedInOneLine(String arguments, String option) {
    assertThat(execute(arguments.split(" (?=--)"))).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("simulator: ").contains(option);
    assertThat(out.toString()).isEmpty();
  }

  private Set<List<String>> received(String option) throws IOException {
    try (LocalService service = new LocalService((n, e) -> LocalService.answer(e, 200))) {
      play(service, "--clients=4 --reactions-per-client=10 " + option);
      return reactions(service).stream()
          .map(r -> Stream.of(r.userId(), r.emoji(), String.valueOf(r.messageId())).toList())
          .collect(Collectors.toSet());
    }
  }

  private static List<SentReaction> reactions(LocalService service) {
    ReactionParser parser = ReactionParser.ofRequests(EmojiCatalogue.of("rgi"));
    return service.bodies().stream().map(parser::parse).map(SimulatorCommandTest::valid).toList();
  }

  private static SentReaction valid(ParsedReaction parsed) {
    assertThat(parsed).isInstanceOf(Valid.class);
    return ((Valid) parsed).reaction();
  }

  private int play(LocalService service, String arguments) {
    return execute(("--url=" + service.url() + " " + arguments).split(" "));
  }

  private int execute(String... arguments) {
    SimulatorCommand command =
        new SimulatorCommand(VERTX, Clock.fixed(NOW, ZoneOffset.UTC), new Random(1), Map.of());
    return CommandLineSetup.withPlainErrors(new CommandLine(command))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
