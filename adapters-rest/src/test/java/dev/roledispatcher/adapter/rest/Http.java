package dev.roledispatcher.adapter.rest;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/// Requests as a client sends them.
final class Http {

  private Http() {}

  /// A request whose answer is held against the contract.
  static RequestSpecification plain() {
    return given().urlEncodingEnabled(false).filter(new ContractFilter());
  }

  /// A request that sends nothing and says so.
  static RequestSpecification bare() {
    return plain().noContentType();
  }

  /// A request that says what it sends.
  static RequestSpecification json(String body) {
    return plain().contentType(ContentType.JSON).body(body);
  }

  /// Posts a body.
  static Response post(String path, String body) {
    return json(body).post(path);
  }

  /// Posts a body under an idempotency key.
  static Response post(String path, String body, String key) {
    return json(body).header("Idempotency-Key", key).post(path);
  }

  /// Gets something.
  static Response get(String path) {
    return plain().get(path);
  }

  /// A word that no other test uses.
  static String unique(String prefix) {
    return prefix + "-" + UUID.randomUUID();
  }

  /// Registers a role of that type that alone has that capability.
  static String register(String type, String capability) {
    String id = unique("role");
    Response response =
        post(
            "/v1/roles",
            """
            {"role_id":"%s","name":"%s","role_type":"%s","capabilities":["%s"]}
            """
                .formatted(id, id, type, capability));
    if (response.statusCode() != 201) {
      throw new IllegalStateException(response.asString());
    }
    return id;
  }

  /// A request to dispatch a task that asks for a capability.
  static String request(String task, String capability) {
    return request(task, capability, "Review the code");
  }

  /// A request to dispatch a task that asks for a capability.
  static String request(String task, String capability, String description) {
    return """
    {"task":{"task_id":"%s","description":"%s","required_capabilities":["%s"]}}
    """
        .formatted(task, description, capability);
  }
}
