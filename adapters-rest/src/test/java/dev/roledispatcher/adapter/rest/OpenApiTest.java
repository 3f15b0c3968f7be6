package dev.roledispatcher.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest {

  private static final List<Class<?>> RESOURCES =
      List.of(
          DispatchResource.class,
          TaskResource.class,
          WorkResource.class,
          OfferResource.class,
          OpenOfferResource.class,
          QueueResource.class,
          StandingResource.class,
          WaitResource.class,
          ClaimResource.class,
          PresenceResource.class,
          RoleResource.class,
          RuleResource.class,
          SkillResource.class,
          ProjectResource.class,
          ContextResource.class,
          TokenResource.class,
          StatsResource.class,
          PluginResource.class,
          ComparisonResource.class,
          FeedbackResource.class,
          LearningResource.class,
          ClassificationResource.class);

  private final OpenApi document = OpenApi.document();

  @Test
  void everyRouteHasAnOperationAndEveryOperationARoute() {
    assertThat(document.operations().keySet()).isEqualTo(routes());
  }

  @Test
  void theTableOfAllowedMethodsIsThatOfTheRoutes() {
    Map<String, Set<String>> byPath = new TreeMap<>();
    for (String route : routes()) {
      int gap = route.indexOf(' ');
      Set<String> methods =
          byPath.computeIfAbsent(
              route.substring(gap + 1), path -> new TreeSet<>(Set.of("OPTIONS")));
      methods.add(route.substring(0, gap));
      if (route.startsWith("GET ")) {
        methods.add("HEAD");
      }
    }
    Map<String, String> expected = new TreeMap<>();
    byPath.forEach((path, methods) -> expected.put(path, String.join(", ", methods)));
    assertThat(new TreeMap<>(AllowedMethods.BY_PATH)).isEqualTo(expected);
  }

  @Test
  void theTableOfOfferedTypesIsThatOfTheDocument() {
    for (Map.Entry<String, JsonNode> operation : document.operations().entrySet()) {
      JsonNode content = operation.getValue().path("responses").path("200").path("content");
      if (!content.isMissingNode()) {
        int gap = operation.getKey().indexOf(' ');
        String path = operation.getKey().substring(gap + 1).replaceAll("\\{\\w+}", "x");
        List<String> types = new ArrayList<>();
        content.fieldNames().forEachRemaining(types::add);
        assertThat(OfferedTypes.at(operation.getKey().substring(0, gap), path))
            .as(operation.getKey())
            .isEqualTo(types);
      }
    }
  }

  @Test
  void operationIdsAreUnique() {
    Set<String> seen = new HashSet<>();
    document
        .operations()
        .values()
        .forEach(operation -> assertThat(seen.add(operation.get("operationId").asText())).isTrue());
  }

  @Test
  void theDocumentIsServedAsItIsWritten() throws IOException {
    String served = RestAssured.given().accept("application/json").get("/openapi").asString();
    JsonNode read = new ObjectMapper().readTree(served);

    assertThat(read.get("openapi").asText()).startsWith("3.1");
    assertThat(read.get("paths")).isEqualTo(document.root().get("paths"));
    assertThat(read.get("components").get("schemas"))
        .isEqualTo(document.root().get("components").get("schemas"));
    assertThat(read.get("components").get("examples"))
        .isEqualTo(document.root().get("components").get("examples"));
  }

  @Test
  void everyExampleFitsItsSchema() {
    List<JsonNode> media = new ArrayList<>();
    document.operations().values().forEach(operation -> collect(operation, media));
    document.root().get("components").get("responses").forEach(answer -> collect(answer, media));
    assertThat(media).hasSizeGreaterThan(40);
    for (JsonNode content : media) {
      assertThat(content.get("examples")).isNotEmpty();
      for (JsonNode example : content.get("examples")) {
        JsonNode value = document.resolved(example).get("value");
        assertThat(document.faults(content.get("schema"), value)).as("%s", value).isEmpty();
      }
    }
  }

  @Test
  void everyRequestExampleIsAccepted() {
    for (Map.Entry<String, JsonNode> operation : document.operations().entrySet()) {
      JsonNode content = operation.getValue().path("requestBody").path("content");
      content
          .properties()
          .forEach(media ->
              media
                  .getValue()
                  .get("examples")
                  .forEach(example ->
                      assertThat(status(operation.getKey(), media.getKey(), example))
                          .as("%s %s", operation.getKey(), example)
                          .isIn(200, 201, 202, 404, 409)));
    }
  }

  private int status(String operation, String type, JsonNode example) {
    int gap = operation.indexOf(' ');
    String path = operation.substring(gap + 1).replaceAll("\\{\\w+}", "unheard-of");
    JsonNode value = document.resolved(example).get("value");
    return Http.json(type.equals("text/markdown") ? value.textValue() : value.toString())
        .contentType(type)
        .request(operation.substring(0, gap), path)
        .statusCode();
  }

  private static void collect(JsonNode node, List<JsonNode> media) {
    if (node.has("schema") && node.has("examples")) {
      media.add(node);
    }
    node.forEach(inner -> collect(inner, media));
  }

  private static Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    for (Class<?> resource : RESOURCES) {
      String base = resource.getAnnotation(Path.class).value();
      for (Method method : resource.getDeclaredMethods()) {
        for (Annotation annotation : method.getAnnotations()) {
          HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
          if (http != null) {
            Path path = method.getAnnotation(Path.class);
            routes.add(http.value() + " " + base + (path == null ? "" : "/" + path.value()));
          }
        }
      }
    }
    return routes;
  }
}
