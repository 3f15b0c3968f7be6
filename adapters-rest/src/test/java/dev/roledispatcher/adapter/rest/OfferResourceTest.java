package dev.roledispatcher.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OfferResourceTest {

  private final String skill = Http.unique("skill");

  @Test
  void aRoleThatWantsToBeAskedHasTheTaskWhenItAccepts() {
    String role = asking("PT10M");
    String task = Http.unique("task");
    Response asked = Http.post("/v1/dispatches", Http.request(task, skill));
    String offer = asked.path("offer.offer_id");

    assertThat(asked.statusCode()).isEqualTo(202);
    assertThat(asked.header("Location")).isEqualTo("/v1/tasks/" + task);
    assertThat(asked.<String>path("state")).isEqualTo("queued");
    assertThat(asked.<Integer>path("epoch")).isNull();
    assertThat(asked.<String>path("offer.state")).isEqualTo("issued");
    assertThat(offer).isEqualTo(asked.<String>path("dispatch_id"));
    Http.get("/v1/tasks/" + task)
        .then()
        .statusCode(200)
        .body("state", equalTo("queued"))
        .body("role_id", nullValue())
        .body("dispatch_id", equalTo(offer))
        .body("epoch", equalTo(0));
    Http.get("/v1/roles/" + role + "/offers")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].task_id", equalTo(task))
        .body("items[0].offer_id", equalTo(offer));

    String accept = "/v1/tasks/" + task + "/accept";
    String body = "{\"role_id\":\"%s\",\"offer_id\":\"%s\"}".formatted(role, offer);
    String key = Http.unique("key");
    for (int time = 1; time <= 2; time++) {
      Http.post(accept, body, key)
          .then()
          .statusCode(200)
          .body("state", equalTo("assigned"))
          .body("role_id", equalTo(role))
          .body("dispatch_id", equalTo(offer))
          .body("epoch", equalTo(1));
    }
    Http.post(accept, body)
        .then()
        .statusCode(409)
        .body("code", equalTo("offer_closed"))
        .body("offer_state", equalTo("accepted"))
        .body("current_role", equalTo(role));
    Http.get("/v1/roles/" + role + "/offers").then().body("items", empty());
    Http.get("/v1/tasks/" + task + "/history")
        .then()
        .body("dispatches.type", equalTo(List.of("queued", "offered", "accepted")));
    Http.post("/v1/tasks/" + task + "/decline", declined(role))
        .then()
        .statusCode(409)
        .body("code", equalTo("offer_closed"))
        .body("offer_state", equalTo("accepted"))
        .body("current_role", equalTo(role));
  }

  @Test
  void aRoleThatDeclinesIsNotAskedAgain() {
    String role = asking("PT10M");
    String task = asked();
    String key = Http.unique("key");

    Response first = Http.post("/v1/tasks/" + task + "/decline", declined(role), key);
    Response second = Http.post("/v1/tasks/" + task + "/decline", declined(role), key);

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.<String>path("role_id")).isNull();
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    Http.get("/v1/roles/" + role + "/offers").then().body("items", empty());
    Http.get("/v1/tasks/" + task + "/history")
        .then()
        .body("dispatches[2].type", equalTo("declined"))
        .body("dispatches[2].reason", equalTo("Busy"));
    Http.post("/v1/tasks/" + task + "/accept", "{\"role_id\":\"%s\"}".formatted(role))
        .then()
        .statusCode(409)
        .body("code", equalTo("offer_closed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"accept", "decline"})
  void anOfferThatHasExpiredIsGone(String answer) {
    String role = asking("PT0.001S");
    String task = asked();

    Http.post("/v1/tasks/" + task + "/" + answer, body(answer, role))
        .then()
        .statusCode(410)
        .body("code", equalTo("offer_expired"))
        .body("expired_at", not(nullValue()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"accept", "decline"})
  void onlyWhoWasAskedMayAnswer(String answer) {
    asking("PT10M");
    String task = asked();

    Http.post("/v1/tasks/" + task + "/" + answer, body(answer, "another"))
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown_offer"))
        .body("role_id", equalTo("another"));
    Http.post("/v1/tasks/unheard-of/" + answer, body(answer, "another")).then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "accept  | {}                                | /role_id",
        "accept  | {'role_id':'r','offer_id':'7'}    | /offer_id",
        "accept  | {'role_id':'r','reason':'x'}      | /reason",
        "decline | {'offer_id':1}                    | /role_id /offer_id /reason",
        "decline | {'role_id':'r','reason':' '}      | /reason",
      })
  void everyViolationIsNamed(String answer, String body, String pointers) {
    Http.post("/v1/tasks/t/" + answer, body.replace('\'', '"'))
        .then()
        .statusCode(422)
        .body("code", equalTo("E13307"))
        .body("violations.pointer", equalTo(List.of(pointers.split(" ", -1))));
  }

  @Test
  void anUnknownRoleHasNoOffers() {
    Http.get("/v1/roles/unheard-of/offers").then().statusCode(404).body("code", equalTo("E13001"));
    Http.get("/v1/roles/" + asking("PT1M") + "/offers?limit=0").then().statusCode(422);
  }

  private String asking(String timeout) {
    String id = Http.unique("role");
    Http.post(
            "/v1/roles",
            """
            {"role_id":"%s","name":"A","role_type":"ai_primary","capabilities":["%s"],
             "engagement":{"mode":"offer","offer_timeout":"%s"}}
            """
                .formatted(id, skill, timeout))
        .then()
        .statusCode(201);
    return id;
  }

  private String asked() {
    String task = Http.unique("task");
    Http.post("/v1/dispatches", Http.request(task, skill)).then().statusCode(202);
    return task;
  }

  private static String body(String answer, String role) {
    return answer.equals("decline") ? declined(role) : "{\"role_id\":\"%s\"}".formatted(role);
  }

  private static String declined(String role) {
    return "{\"role_id\":\"%s\",\"reason\":\"Busy\"}".formatted(role);
  }
}
