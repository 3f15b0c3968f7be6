package dev.roledispatcher.adapter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The OpenAPI document, as a yardstick: answers with a field it does not name do not fit.
final class OpenApi {

  private static final OpenApi DOCUMENT = new OpenApi(load());
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonNode root;
  private final JsonNode strictComponents;
  private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

  private OpenApi(JsonNode root) {
    this.root = root;
    this.strictComponents = root.get("components").deepCopy();
    close(strictComponents.get("schemas"));
  }

  /// The document of this module.
  static OpenApi document() {
    return DOCUMENT;
  }

  /// The whole document.
  JsonNode root() {
    return root;
  }

  /// All operations, by `GET /path`.
  Map<String, JsonNode> operations() {
    Map<String, JsonNode> operations = new TreeMap<>();
    root.get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method ->
                    operations.put(
                        method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                        method.getValue())));
    return operations;
  }

  /// What a reference leads to; the node itself when it is none.
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? root.at(node.get("$ref").textValue().substring(1)) : node;
  }

  /// What is wrong with an answer; empty when it fits.
  ///
  /// @param type the media type of the answer
  List<String> faults(String method, String path, int status, String type, String body) {
    JsonNode operation = operationAt(method, path);
    if (operation.isMissingNode()) {
      return List.of();
    }
    JsonNode response = resolved(operation.path("responses").path(String.valueOf(status)));
    if (response.isMissingNode()) {
      return status == 405 || (status == 404 && body.contains("not_found"))
          ? List.of()
          : List.of("%s %s has no answer %d in the document".formatted(method, path, status));
    }
    if (!response.has("content")) {
      return body.isEmpty() ? List.of() : List.of("There must be no body.");
    }
    JsonNode content = response.get("content").path(type);
    if (content.isMissingNode()) {
      return List.of("%s is not among the types of the answer".formatted(type));
    }
    return faults(
        content.get("schema"), type.equals("text/markdown") ? TextNode.valueOf(body) : read(body));
  }

  /// What is wrong with a value; empty when it fits.
  List<String> faults(JsonNode schema, JsonNode value) {
    List<String> faults = new ArrayList<>();
    for (ValidationMessage message : compiled(schema).validate(value)) {
      faults.add(message.getMessage());
    }
    return faults;
  }

  private JsonNode operationAt(String method, String path) {
    JsonNode templated = root.path("missing");
    for (Map.Entry<String, JsonNode> operation : operations().entrySet()) {
      String key = method + " " + path;
      if (operation.getKey().equals(key)) {
        return operation.getValue();
      }
      if (key.matches(operation.getKey().replaceAll("\\{\\w+}", "[^/]+"))) {
        templated = operation.getValue();
      }
    }
    return templated;
  }

  private JsonSchema compiled(JsonNode schema) {
    return schemas.computeIfAbsent(schema.toString(), text -> compile(schema));
  }

  private JsonSchema compile(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", strictComponents);
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole, config);
  }

  /// Makes every object with named fields refuse others.
  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object) {
      boolean named = object.path("properties").isObject() && object.has("type");
      if (named && !object.has("additionalProperties")) {
        object.put("additionalProperties", false);
      }
    }
    node.forEach(OpenApi::close);
  }

  private static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode load() {
    try (InputStream file =
        OpenApi.class.getClassLoader().getResourceAsStream("META-INF/openapi.yaml")) {
      return new YAMLMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
