package dev.roledispatcher.adapter.rest;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages of other sites cannot make the browser of somebody who may reach the dispatcher change
/// anything.
@QuarkusTest
class CrossOriginTest {

  private static final String ROLE = "{\"name\":\"A\",\"role_type\":\"hybrid\"}";

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "Cross-Site"})
  void refusesWhatTheBrowserSaysComesFromAnotherSite(String site) {
    Http.json(ROLE)
        .header("Sec-Fetch-Site", site)
        .post("/v1/roles")
        .then()
        .statusCode(403)
        .body("code", equalTo("cross_origin"))
        .body("retryable", equalTo(false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "http://evil.example",
        "http://localhost",
        "http://localhost:1",
        "localhost",
        "",
        "file://"
      })
  void refusesAnotherOrigin(String origin) {
    Http.json(ROLE)
        .header("Origin", origin)
        .post("/v1/roles")
        .then()
        .statusCode(403)
        .body("code", equalTo("cross_origin"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void refusesEveryMethodThatChangesSomething(String method) {
    Http.plain()
        .header("Sec-Fetch-Site", "cross-site")
        .request(method, "/v1/roles/some-role")
        .then()
        .statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"same-origin", "none"})
  void servesPagesOfItsOwn(String site) {
    Http.json(ROLE)
        .header("Sec-Fetch-Site", site)
        .header("Origin", "http://LOCALHOST:" + RestAssured.port)
        .post("/v1/roles")
        .then()
        .statusCode(201);
  }

  @ParameterizedTest
  @CsvSource({
    "http://dispatcher.example, dispatcher.example",
    "http://dispatcher.example, dispatcher.example:80",
    "https://dispatcher.example, dispatcher.example",
    "https://dispatcher.example:443, dispatcher.example",
    "http://[::1]:8080, [::1]:8080",
  })
  void knowsTheUsualPorts(String origin, String host) {
    Http.json(ROLE)
        .header("Origin", origin)
        .header("Host", host)
        .post("/v1/roles")
        .then()
        .statusCode(201);
  }

  @Test
  void letsOthersReadWhatTheirBrowserHidesFromThemAnyway() {
    Http.plain().header("Sec-Fetch-Site", "cross-site").get("/v1/roles").then().statusCode(200);
  }
}
