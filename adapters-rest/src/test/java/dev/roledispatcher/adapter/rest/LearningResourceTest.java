package dev.roledispatcher.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.roledispatcher.application.port.in.LearnFromFeedback;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LearningResourceTest {

  private final LearnFromFeedback learning;

  @Inject
  LearningResourceTest(LearnFromFeedback learning) {
    this.learning = learning;
  }

  @Test
  void recordsFeedbackInTheHistoryAndLeavesTheDecisionAsItWas() {
    String task = dispatched("Count the beans");
    String decision = Http.get("/v1/tasks/" + task + "/decision").asString();

    give(
            task,
            """
            {"classification":"human_primary","said_by":" anna ","note":"Beans are dear."}
            """)
        .then()
        .statusCode(201)
        .header("Location", "/v1/tasks/" + task + "/history")
        .body("task_id", equalTo(task))
        .body("sequence", equalTo(2))
        .body("classification", equalTo("human_primary"))
        .body("said_by", equalTo("anna"))
        .body("note", equalTo("Beans are dear."))
        .body("trust", equalTo(1.0f))
        .body("at", notNullValue());

    Http.get("/v1/tasks/" + task + "/history")
        .then()
        .body("dispatches.type", equalTo(List.of("dispatched", "corrected")))
        .body("dispatches[1].actor", equalTo("anna"))
        .body("dispatches[1].reason", equalTo("Beans are dear."))
        .body("dispatches[1].data.classification", equalTo("human_primary"))
        .body("state", equalTo("assigned"));
    assertThat(Http.get("/v1/tasks/" + task + "/decision").asString()).isEqualTo(decision);
  }

  @Test
  void saysHowMuchSomebodyIsBelieved() {
    give(dispatched("Count the beans"), label("hybrid", "nobody"))
        .then()
        .statusCode(201)
        .body("trust", equalTo(0.0f))
        .body("note", nullValue());
  }

  @Test
  void recordsFeedbackOnceForOneIdempotencyKey() {
    String task = dispatched("Count the beans");
    String key = Http.unique("key");
    String path = "/v1/tasks/" + task + "/feedback";

    Response first = Http.post(path, label("hybrid", "anna"), key);
    Response again = Http.post(path, label("hybrid", "anna"), key);

    assertThat(again.asString()).isEqualTo(first.asString());
    again.then().statusCode(201).header("Idempotency-Replayed", "true");
    Http.get("/v1/tasks/" + task + "/history").then().body("dispatches", hasSize(2));
  }

  @Test
  void refusesFeedbackOnATaskThatIsNotThere() {
    give(Http.unique("none"), label("hybrid", "anna"))
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown_task"));
  }

  @Test
  void namesEverythingThatIsWrongWithFeedback() {
    give(
            dispatched("Count the beans"),
            """
            {"classification":"robot","said_by":"  ","note":7,"trust":1,"nte":"x"}
            """)
        .then()
        .statusCode(422)
        .body("code", equalTo("E13307"))
        .body(
            "violations.pointer",
            hasItems("/classification", "/said_by", "/note", "/trust", "/nte"));
    give(dispatched("Count the beans"), "{}")
        .then()
        .statusCode(422)
        .body("violations.pointer", hasItems("/classification", "/said_by"));
  }

  @Test
  void tellsWhatWasLearnedAndGoesBack() {
    give(dispatched("Count the beans"), label("hybrid", "anna")).then().statusCode(201);
    learning.studyWhatWaits();
    int lesson = number("lessons[0].number");
    Http.get("/v1/learning")
        .then()
        .statusCode(200)
        .body("enabled", equalTo(true))
        .body("learners[0].plugin", equalTo("words"))
        .body("learners[0].lesson", equalTo(0))
        .body("learners[0].problem", equalTo("The lesson is not used: It is broken."))
        .body("corrections.waiting", equalTo(0))
        .body("lessons[0].standing", equalTo("active"))
        .body("lessons[0].anchors_before", equalTo(0.875f))
        .body("lessons[0].anchors_after", equalTo(0.75f))
        .body("lessons[0].summary", equalTo("Learned by heart."));

    give(dispatched("[break] the beans"), label("hybrid", "anna")).then().statusCode(201);
    learning.studyWhatWaits();
    Http.get("/v1/learning")
        .then()
        .body("lessons[0].standing", equalTo("rejected"))
        .body("lessons[0].anchors_after", nullValue())
        .body("lessons[1].number", equalTo(lesson))
        .body("lessons[1].standing", equalTo("active"));

    Http.post("/v1/learning/rollback", "{\"to\":%d}".formatted(lesson + 1))
        .then()
        .statusCode(409)
        .body("code", equalTo("lesson_not_kept"))
        .body("lesson", equalTo(lesson + 1));
    Http.post("/v1/learning/rollback", "{\"to\":0}")
        .then()
        .statusCode(200)
        .body("lesson", equalTo(0))
        .body("corrections.counting", equalTo(0))
        .body("corrections.set_aside", not(equalTo(0)));
    Http.get("/v1/learning").then().body("lessons[1].standing", equalTo("undone"));
  }

  @Test
  void namesEverythingThatIsWrongWithARollback() {
    Http.post("/v1/learning/rollback", "{\"to\":-1,\"lesson\":3}")
        .then()
        .statusCode(422)
        .body("violations.pointer", hasItems("/to", "/lesson"));
  }

  private static int number(String path) {
    return Http.get("/v1/learning").path(path);
  }

  private static Response give(String task, String body) {
    return Http.post("/v1/tasks/" + task + "/feedback", body);
  }

  private static String label(String classification, String who) {
    return """
    {"classification":"%s","said_by":"%s"}
    """
        .formatted(classification, who);
  }

  private static String dispatched(String description) {
    String capability = Http.unique("skill");
    Http.register("hybrid", capability);
    String task = Http.unique("task");
    Http.post("/v1/dispatches", Http.request(task, capability, description)).then().statusCode(201);
    return task;
  }
}
