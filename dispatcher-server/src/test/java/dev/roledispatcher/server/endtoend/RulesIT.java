package dev.roledispatcher.server.endtoend;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A rule from the first idea to the record of what it decided, on the packaged server.
class RulesIT {

  private static final String RULE =
      """
      {"rule_id": "releases", "name": "Releases need a person",
       "condition": {"any_words": ["zeppelin release"], "metadata": {"customer.tier": ["gold"]}},
       "classification": "human_primary", "priority": 900}
      """;

  @TempDir private static Path dataDir;
  private static RunningServer server;
  private static Api api;

  @BeforeAll
  static void startServer() {
    server = RunningServer.embedded(dataDir);
    api = new Api(server);
    api.register("anybody", "Anybody", "hybrid", "release");
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void goesFromATrialToADecisionAndStaysExplainable() {
    dispatch("before").then().body("classification", not(equalTo("human_primary")));
    api.post("/v1/rules/try", "{\"rule\": " + RULE + "}")
        .then()
        .statusCode(200)
        .body("matched", equalTo(1))
        .body("would_change", equalTo(1))
        .body("examples.task_id", equalTo(List.of("before")));

    api.post("/v1/rules", RULE).then().statusCode(201);

    dispatch("after")
        .then()
        .statusCode(201)
        .body("classification", equalTo("human_primary"))
        .body("metadata.classifier.decided_by", equalTo("rule"));
    api.patch("/v1/rules/releases", "{\"enabled\": false}").then().statusCode(200);
    dispatch("rested").then().body("metadata.classifier.decided_by", not(equalTo("rule")));
    api.delete("/v1/rules/releases").then().statusCode(204);
    api.get("/v1/tasks/after/decision")
        .then()
        .body("classification.classifier.rule.rule_id", equalTo("releases"))
        .body("classification.classifier.rule.version", equalTo(1))
        .body(
            "classification.classifier.rule.matched.any_words",
            equalTo(List.of("zeppelin release")));
    api.get("/v1/rules/releases/versions")
        .then()
        .statusCode(200)
        .body("items", hasSize(3))
        .body("items[2].rule.classification", equalTo("human_primary"));
  }

  private static Response dispatch(String task) {
    return api.post(
        "/v1/dispatches",
        """
        {"task": {"task_id": "%s", "description": "Generate a csv report for the Zeppelin-Release",
                  "required_capabilities": ["release"], "metadata": {"customer": {"tier": "Gold"}}}}
        """
            .formatted(task));
  }
}
