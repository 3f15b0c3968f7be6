package dev.roledispatcher.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ComparisonResourceTest {

  @Test
  void tellsHowOftenAShadowAgreedByClass() {
    dispatch("Review the change");
    dispatch("Deploy the service");

    Http.get("/v1/plugins/words/comparison")
        .then()
        .statusCode(200)
        .body("name", equalTo("words"))
        .body("last", equalTo(10_000))
        .body("items", hasSize(1))
        .body("items[0].kind", equalTo("classifier"))
        .body("items[0].version", equalTo("2.0.0"))
        .body("items[0].by_class.classification", hasItems("ai_primary", "hybrid"))
        .body("items[0].by_class.find { it.classification == 'hybrid' }.agreement", equalTo(0.0f))
        .body(
            "items[0].by_class.find { it.classification == 'hybrid' }.said.ai_primary",
            greaterThanOrEqualTo(1))
        .body(
            "items[0].by_class.find { it.classification == 'ai_primary' }.agreement",
            equalTo(1.0f));
  }

  @Test
  void comparesSelectorsByWhomTheyPutFirst() {
    dispatch("Review the change");

    Http.get("/v1/plugins/busiest/comparison?last=5")
        .then()
        .statusCode(200)
        .body("last", equalTo(5))
        .body("items.kind", hasItem("role_selector"));
  }

  @Test
  void knowsAPluginThatWasNeverAskedInTheShadow() {
    Http.get("/v1/plugins/idlest/comparison").then().statusCode(200).body("items", hasSize(0));
  }

  @Test
  void turnsAwayUnknownPluginsAndFaultyQueries() {
    Http.get("/v1/plugins/nobody/comparison")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown_plugin"));
    for (String last : new String[] {"0", "100001", "x", "-1", ""}) {
      assertThat(Http.get("/v1/plugins/words/comparison?last=" + last).statusCode())
          .as(last)
          .isEqualTo(422);
    }
  }

  @Test
  void showsInTheDecisionWhatTheShadowsSaid() {
    String task = dispatch("Deploy the service");

    Http.get("/v1/tasks/" + task + "/decision")
        .then()
        .statusCode(200)
        .body("classification.shadows[0].name", equalTo("words"))
        .body("classification.shadows[0].classification", equalTo("ai_primary"))
        .body("classification.calibration.samples", equalTo(1_000))
        .body("classification.probabilities.hybrid", equalTo(0.83f))
        .body("shadow_selectors[0].name", equalTo("busiest"));
  }

  private static String dispatch(String description) {
    String skill = Http.unique("skill");
    Http.register("hybrid", skill);
    String task = Http.unique("task");
    Http.post(
            "/v1/dispatches",
            "{\"task\":{\"task_id\":\"%s\",\"description\":\"%s\",\"required_capabilities\":[\"%s\"]}}"
                .formatted(task, description, skill))
        .then()
        .statusCode(201);
    return task;
  }
}
