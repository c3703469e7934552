package dev.emojistreaming.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemWriterTest {

  private static String json(Problem problem) {
    return new String(ProblemWriter.toJson(problem), UTF_8);
  }

  @Test
  void problemWithoutBadFieldsHasNoErrors() {
    assertThat(json(Problem.of(404, "Not Found", "no \"such\" path")))
        .isEqualTo(
            """
            {"type":"about:blank","title":"Not Found","status":404,\
            "detail":"no \\"such\\" path"}""");
  }

  @Test
  void eachBadFieldIsAnError() {
    assertThat(
            json(
                Problem.of(
                    400,
                    "Bad Request",
                    "the reaction is not valid",
                    List.of(
                        new FieldError("room", "is too long"),
                        new FieldError("user_id", "is required")))))
        .isEqualTo(
            """
            {"type":"about:blank","title":"Bad Request","status":400,\
            "detail":"the reaction is not valid","errors":[\
            {"field":"room","detail":"is too long"},\
            {"field":"user_id","detail":"is required"}]}""");
  }

  @Test
  void exceededLimitIsNamed() {
    assertThat(json(Problem.quotaExceeded("too many", "user")))
        .isEqualTo(
            """
            {"type":"https://iana.org/assignments/http-problem-types#quota-exceeded",\
            "title":"Too Many Requests","status":429,"detail":"too many",\
            "violated-policies":["user"]}""");
  }
}
