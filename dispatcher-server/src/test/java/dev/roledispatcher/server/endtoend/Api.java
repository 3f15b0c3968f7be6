package dev.roledispatcher.server.endtoend;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;

/// The API of one server, in the words of the tests.
final class Api {

  private final String address;

  Api(RunningServer server) {
    this.address = server.address();
  }

  Response post(String path, String body) {
    return request().body(body).post(path);
  }

  Response postOnce(String key, String path, String body) {
    return request().header("Idempotency-Key", key).body(body).post(path);
  }

  Response get(String path) {
    return request().get(path);
  }

  /// The answer as Markdown.
  Response getMarkdown(String path) {
    return given().baseUri(address).accept("text/markdown").get(path);
  }

  Response put(String path, String body) {
    return request().body(body).put(path);
  }

  Response patch(String path, String body) {
    return request().body(body).patch(path);
  }

  Response delete(String path) {
    return request().delete(path);
  }

  void register(String id, String name, String type, String... capabilities) {
    post(
            "/v1/roles",
            """
            {"role_id": "%s", "name": "%s", "role_type": "%s", "capabilities": %s}
            """
                .formatted(id, name, type, array(List.of(capabilities))))
        .then()
        .statusCode(201);
  }

  Response dispatch(String taskId, String description, String... capabilities) {
    return post("/v1/dispatches", requestFor(taskId, description, capabilities));
  }

  JsonPath history(String taskId) {
    return get("/v1/tasks/" + taskId + "/history").then().statusCode(200).extract().jsonPath();
  }

  JsonPath stats() {
    return get("/v1/stats").then().statusCode(200).extract().jsonPath();
  }

  /// The three roles of the specification.
  void registerTheThreeRoles() {
    register(
        "ai-code-reviewer",
        "AI Code Reviewer",
        "ai_primary",
        "code_review",
        "security_analysis",
        "performance_review");
    register(
        "senior-architect",
        "Senior Architect",
        "human_primary",
        "architecture_review",
        "decision_making",
        "mentoring");
    register(
        "devops-engineer", "DevOps Engineer", "hybrid", "deployment", "monitoring", "automation");
  }

  static String requestFor(String taskId, String description, String... capabilities) {
    return "{\"task\": " + task(taskId, description, "medium", capabilities) + "}";
  }

  static String task(String taskId, String description, String priority, String... capabilities) {
    return """
    {"task_id": "%s", "description": "%s", "priority": "%s", "required_capabilities": %s}\
    """
        .formatted(taskId, description, priority, array(List.of(capabilities)));
  }

  private static String array(List<String> texts) {
    return texts.isEmpty() ? "[]" : "[\"" + String.join("\", \"", texts) + "\"]";
  }

  private RequestSpecification request() {
    return given().baseUri(address).contentType(ContentType.JSON);
  }
}
