package dev.roledispatcher.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PresenceResourceTest {

  private final String skill = Http.unique("skill");

  @Test
  void aRoleThatMustGiveSignsOfLifeGetsTasksOnceItHasGivenOne() {
    String role = watched();
    String request = Http.request(Http.unique("task"), skill);

    Http.get("/v1/roles/" + role)
        .then()
        .statusCode(200)
        .body("presence.present", equalTo(false))
        .body("presence.last_seen_at", nullValue())
        .body("presence.timeout", equalTo("PT1H"))
        .body("version", equalTo(1));
    Http.post("/v1/dispatches", request)
        .then()
        .statusCode(409)
        .body("code", equalTo("E13301"))
        .body("refusals.reasons.flatten().kind", hasItem("not_present"));
    Http.bare()
        .post("/v1/roles/" + role + "/heartbeat")
        .then()
        .statusCode(200)
        .body("role_id", equalTo(role))
        .body("presence.present", equalTo(true))
        .body("presence.last_seen_at", notNullValue());
    Http.post("/v1/dispatches", request).then().statusCode(201);
    Http.get("/v1/roles/" + role)
        .then()
        .body("presence.present", equalTo(true))
        .body("version", equalTo(1));
  }

  @Test
  void theEntityTagTellsThatARoleCameBack() {
    String role = watched();
    String before = Http.get("/v1/roles/" + role).header("ETag");

    Http.bare().post("/v1/roles/" + role + "/heartbeat").then().statusCode(200);

    Response after = Http.plain().header("If-None-Match", before).get("/v1/roles/" + role);
    assertThat(after.statusCode()).isEqualTo(200);
    String tag = after.header("ETag");
    assertThat(Http.plain().header("If-None-Match", tag).get("/v1/roles/" + role).statusCode())
        .isEqualTo(304);
    Http.plain()
        .header("If-Match", tag)
        .contentType("application/merge-patch+json")
        .body("{\"description\":\"Back.\"}")
        .patch("/v1/roles/" + role)
        .then()
        .statusCode(200);
  }

  @Test
  void nobodyWhoIsNotWatchedNeedsToGiveSignsOfLife() {
    String role = Http.register("human_primary", skill);

    Http.get("/v1/roles/" + role)
        .then()
        .body("presence.present", equalTo(true))
        .body("presence.timeout", nullValue());
  }

  @Test
  void theSameKeyGetsTheSameAnswer() {
    String role = Http.register("ai_primary", skill);
    String key = Http.unique("key");

    Response first = Http.post("/v1/roles/" + role + "/heartbeat", "{}", key);
    Response second = Http.post("/v1/roles/" + role + "/heartbeat", "{}", key);

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(second.asString()).isEqualTo(first.asString());
  }

  @Test
  void aRoleThatIsUnknownCannotBeThere() {
    Http.bare()
        .post("/v1/roles/unheard-of/heartbeat")
        .then()
        .statusCode(404)
        .body("code", equalTo("E13001"));
    Http.post("/v1/roles/unheard-of/heartbeat", "{\"epoch\":1}")
        .then()
        .statusCode(422)
        .body("violations[0].pointer", equalTo("/epoch"));
  }

  private String watched() {
    String id = Http.unique("role");
    Http.post(
            "/v1/roles",
            """
            {"role_id":"%s","name":"%s","role_type":"ai_primary","capabilities":["%s"],
             "engagement":{"presence_timeout":"PT1H"}}
            """
                .formatted(id, id, skill))
        .then()
        .statusCode(201);
    return id;
  }
}
