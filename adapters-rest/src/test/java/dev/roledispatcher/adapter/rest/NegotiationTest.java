package dev.roledispatcher.adapter.rest;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is sent and what is asked for: media types and methods.
@QuarkusTest
class NegotiationTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"garbage", "text/plain", "application/x-www-form-urlencoded", "/", "a/b/c"})
  void aBodyThatDoesNotSayItIsJsonIsRefused(String type) {
    typed(type).body("{}").post("/v1/dispatches").then().statusCode(415);
    typed(type).body("{}").post("/v1/roles/nobody/activate").then().statusCode(415);
    typed(type).body("{}").patch("/v1/roles/nobody").then().statusCode(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "text/plain", "application/x-www-form-urlencoded"})
  void anEmptyBodyMustNotSayThatItIsSomethingElse(String type) {
    typed(type).post("/v1/dispatches").then().statusCode(415);
    typed(type).post("/v1/roles/nobody/activate").then().statusCode(415);
    typed(type).post("/v1/tasks/nothing/cancel").then().statusCode(415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON; charset=utf-8",
        "application/merge-patch+json",
        "application/vnd.example+json"
      })
  void everythingThatIsJsonIsRead(String type) {
    typed(type)
        .body("{}")
        .post("/v1/dispatches")
        .then()
        .statusCode(422)
        .body("code", equalTo("E13307"));
  }

  @Test
  void aPatchOfAnotherKindIsRefused() {
    typed("application/json-patch+json")
        .body("[]")
        .patch("/v1/roles/nobody")
        .then()
        .statusCode(415);
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
    "/v1/plugins, 'GET, HEAD, OPTIONS'",
  })
  void optionsListsExactlyWhatAPathAllows(String path, String allowed) {
    Http.plain().options(path).then().statusCode(200).header("Allow", allowed);
  }

  private static RequestSpecification typed(String type) {
    // REST Assured refuses to send a type it does not know, unless the header is set by its name.
    return RestAssured.given()
        .filter(new ContractFilter())
        .config(
            RestAssured.config()
                .encoderConfig(
                    RestAssured.config()
                        .getEncoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .header("Content-Type", type);
  }
}
