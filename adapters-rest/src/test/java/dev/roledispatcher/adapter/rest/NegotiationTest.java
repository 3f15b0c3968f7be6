package dev.roledispatcher.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is sent and what is asked for: media types and methods.
@QuarkusTest
class NegotiationTest {

  private static final String PARAMETER = "\\{\\w+}";

  private final HttpClient client = HttpClient.newHttpClient();

  @ParameterizedTest
  @ValueSource(
      strings = {"garbage", "text/plain", "application/x-www-form-urlencoded", "/", "a/b/c", ""})
  void aBodyThatDoesNotSayItIsJsonIsRefused(String type) throws IOException, InterruptedException {
    assertThat(status("POST", "/v1/dispatches", type, "{}")).isEqualTo(415);
    assertThat(status("POST", "/v1/roles/nobody/activate", type, "{}")).isEqualTo(415);
    assertThat(status("PATCH", "/v1/roles/nobody", type, "{}")).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", ""})
  void anEmptyBodyMayHaveAnyType(String type) throws IOException, InterruptedException {
    assertThat(status("POST", "/v1/roles/nobody/activate", type, "")).isEqualTo(404);
    assertThat(status("POST", "/v1/tasks/nothing/cancel", type, "")).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON; charset=utf-8",
        "application/merge-patch+json",
        "application/vnd.example+json"
      })
  void everythingThatIsJsonIsRead(String type) throws IOException, InterruptedException {
    assertThat(status("POST", "/v1/dispatches", type, "{}")).isEqualTo(422);
  }

  @Test
  void aPatchOfAnotherKindIsRefused() throws IOException, InterruptedException {
    assertThat(status("PATCH", "/v1/roles/nobody", "application/json-patch+json", "[]"))
        .isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/problem+json", "text/html", "application/json;q=0", "x"})
  void anErrorIsToldWhateverIsAccepted(String accept) {
    Http.plain().accept(accept).get("/v1/roles/nobody").then().statusCode(404);
    Http.plain().accept(accept).get("/v1/roles?limit=0").then().statusCode(422);
    Http.plain().accept(accept).get("/v1/nonsense").then().statusCode(404);
    Http.plain().accept(accept).put("/v1/roles").then().statusCode(405);
    Http.plain().accept(accept).get("/v1/roles").then().statusCode(406);
    Http.plain()
        .accept(accept)
        .delete("/v1/roles/nobody")
        .then()
        .statusCode(404)
        .body("code", equalTo("E13001"));
  }

  @Test
  void nothingIsDoneWhoseAnswerIsNotAccepted() {
    String id = Http.unique("role");

    Http.json("{\"role_id\":\"%s\",\"name\":\"A\",\"role_type\":\"hybrid\"}".formatted(id))
        .accept("text/html")
        .post("/v1/roles")
        .then()
        .statusCode(406);

    Http.get("/v1/roles/" + id).then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "*/*",
        "application/*",
        "text/html, application/json;q=0.1",
        "text/html,*/*;q=0.8",
        "APPLICATION/JSON"
      })
  void jsonIsSentToWhoeverAcceptsIt(String accept) {
    Http.plain().accept(accept).get("/v1/stats").then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/roles, 'GET, HEAD, OPTIONS, POST'",
    "/v1/roles/stats, 'GET, HEAD, OPTIONS'",
    "/v1/roles/batch, 'OPTIONS, POST'",
    "/v1/roles/some-role, 'DELETE, GET, HEAD, OPTIONS, PATCH'",
    "/v1/roles/some-role/activate, 'OPTIONS, POST'",
    "/v1/tasks/available-roles, 'OPTIONS, POST'",
    "/v1/tasks/t, 'GET, HEAD, OPTIONS'",
    "/v1/tasks/t/queue, 'GET, HEAD, OPTIONS'",
    "/v1/roles/some-role/offers, 'GET, HEAD, OPTIONS'",
    "/v1/roles/some-role/claim, 'OPTIONS, POST'",
    "/v1/queue/pause, 'OPTIONS, POST'",
    "/v1/plugins, 'GET, HEAD, OPTIONS'",
  })
  void optionsListsExactlyWhatAPathAllows(String path, String allowed) {
    Http.plain().options(path).then().statusCode(200).header("Allow", allowed);
  }

  @Test
  void aMethodThatAPathDoesNotAllowIsRefusedWithThoseItAllows() {
    SoftAssertions softly = new SoftAssertions();
    AllowedMethods.BY_PATH.forEach((template, allowed) -> {
      String path = template.replaceAll(PARAMETER, "x1");
      for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
        if (!allowed.contains(method) && !isAnId(path, template)) {
          Response answer = Http.json("{}").request(method, path);
          softly
              .assertThat(answer.statusCode() + " " + answer.header("Allow"))
              .as("%s %s", method, path)
              .isEqualTo("405 " + allowed);
        }
      }
    });
    softly.assertAll();
  }

  /// True when the path could be one of another template, with a word of its own as an id.
  private static boolean isAnId(String path, String template) {
    return AllowedMethods.BY_PATH.keySet().stream()
        .filter(other -> !other.equals(template))
        .anyMatch(other -> path.matches(other.replaceAll(PARAMETER, "[^/]+")));
  }

  /// Sent as it is; REST Assured has opinions of its own on media types.
  private int status(String method, String path, String type, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, BodyPublishers.ofString(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    return answer.statusCode();
  }
}
