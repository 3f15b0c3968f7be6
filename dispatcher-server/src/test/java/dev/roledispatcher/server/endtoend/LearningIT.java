package dev.roledispatcher.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From what people say to another decision and back, on the packaged server, over a restart.
class LearningIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String STUDY_OFTEN = "dispatcher.learning.study-every=1s";
  private static final List<String> DOCUMENTS =
      List.of(
          "contract",
          "brochure",
          "manual",
          "letter",
          "website",
          "policy",
          "report",
          "leaflet",
          "catalogue",
          "invoice",
          "handbook",
          "newsletter",
          "speech",
          "offer",
          "agreement",
          "guideline",
          "certificate",
          "menu",
          "transcript",
          "proposal");

  @TempDir private Path dataDir;

  @Test
  void followsCorrectionsUntilTheyAreRolledBack() {
    String frozen;
    String right;
    try (RunningServer server = RunningServer.embedded(dataDir, STUDY_OFTEN)) {
      Api api = new Api(server);
      api.register("anybody", "Anybody", "hybrid", "translation");
      frozen = classOf(decided(api, "before", "questionnaire"));
      right = frozen.equals("human_primary") ? "ai_primary" : "human_primary";

      for (String document : DOCUMENTS) {
        decided(api, document, document);
        api.post(
                "/v1/tasks/" + document + "/feedback",
                """
                {"classification": "%s", "said_by": "anna", "note": "As we always do it."}
                """
                    .formatted(right))
            .then()
            .statusCode(201)
            .body("trust", equalTo(1.0f));
      }
      awaitNothingWaiting(api);

      assertTaught(decided(api, "after", "questionnaire"), right);
      api.get("/v1/tasks/menu/history").then().body("dispatches.type", hasItem("corrected"));
      assertThat(classOf(api.get("/v1/tasks/before/decision").jsonPath())).isEqualTo(frozen);
    }
    try (RunningServer server = RunningServer.embedded(dataDir, STUDY_OFTEN)) {
      Api api = new Api(server);
      assertTaught(decided(api, "restarted", "questionnaire"), right);

      api.post("/v1/learning/rollback", "{\"to\": 0}")
          .then()
          .statusCode(200)
          .body("lesson", equalTo(0))
          .body("corrections.set_aside", equalTo(DOCUMENTS.size()));

      JsonPath back = decided(api, "back", "questionnaire");
      assertThat(classOf(back)).isEqualTo(frozen);
      assertThat(back.getList("classification.opinions.factors.flatten().name"))
          .doesNotContain("corrections");
      api.get("/v1/learning")
          .then()
          .body("learners[0].lesson", equalTo(0))
          .body("lessons[0].standing", equalTo("undone"));
    }
  }

  /// The class that was taught decided, and the record names the lesson.
  private static void assertTaught(JsonPath decision, String right) {
    assertThat(classOf(decision)).isEqualTo(right);
    assertThat(decision.prettify())
        .contains("\"ml.corrections\"")
        .containsPattern("lesson \\d+")
        .contains("Corrections (lesson ");
  }

  private static void awaitNothingWaiting(Api api) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      JsonPath learning = api.get("/v1/learning").then().statusCode(200).extract().jsonPath();
      boolean studied = learning.getInt("corrections.waiting") == 0;
      if (studied
          && learning.getInt("learners[0].lesson") == learning.getInt("lessons[0].number")) {
        return;
      }
      pause();
    }
    throw new AssertionError("Nothing was learned:\n" + api.get("/v1/learning").asString());
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(100));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static JsonPath decided(Api api, String task, String document) {
    api.dispatch(task, "Translate the customer %s into French".formatted(document), "translation")
        .then()
        .statusCode(201)
        .body("task_id", containsString(task.toLowerCase(Locale.ROOT)));
    return api.get("/v1/tasks/" + task + "/decision").then().statusCode(200).extract().jsonPath();
  }

  private static String classOf(JsonPath decision) {
    return decision.getString("classification.classification");
  }
}
