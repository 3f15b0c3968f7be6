package dev.roledispatcher.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.roledispatcher.spi.ClassifierFactory;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The plugins of `examples`, dropped into the packaged server.
class CustomPluginsIT {

  private static final Path SERVER_LIBRARIES = Path.of("target", "quarkus-app", "lib", "main");

  private static final String TERMS =
      "dispatcher.plugins.domain-terms.terms="
          + "{human_primary: [credit line], ai_primary: [meter reading]}";

  @TempDir private Path temp;

  private Path folder;

  /// Among a jar that is none and one for another version of the plugin interface.
  @BeforeEach
  void putWhatNobodyCanUse() throws IOException {
    folder = Files.createDirectory(temp.resolve("plugins"));
    Files.writeString(folder.resolve("broken.jar"), "no jar");
    StrangeJar.write(
        folder.resolve("future.jar"),
        ClassifierFactory.class,
        """
        public final class Stranger implements ClassifierFactory {
          public PluginDescriptor descriptor() {
            return new PluginDescriptor("future", "1.0", 99, "From the future.", List.of());
          }

          public Classifier create(PluginContext context) {
            throw new AssertionError("Nobody may make it.");
          }
        }
        """);
  }

  @Test
  void decideWhileTheyAreThereSideBySideWithTheServersOwnLibraries() throws IOException {
    try (RunningServer server =
        RunningServer.embedded(
            temp.resolve("data"),
            "dispatcher.plugin-folder.path=" + folder,
            TERMS,
            "dispatcher.plugins.domain-terms.signing-key=hush",
            "dispatcher.plugins.working-hours.hours=" + annIsAway())) {
      Api api = new Api(server);
      api.register("ann", "Ann", "hybrid", "meters");
      api.register("bob", "Bob", "hybrid", "meters");
      assertThatTheBuiltInDecide(api, "before");
      assertThatNobodyUsesTheOthers(api);

      ExamplePlugins.put(ExamplePlugins.DOMAIN_TERMS, folder, "domain-terms.jar");
      reload(api, "domain-terms", "added");
      api.get("/v1/plugins")
          .then()
          .body("items.find { it.name == 'domain-terms' }.state", equalTo("active"))
          .body("items.find { it.name == 'domain-terms' }.version", equalTo("1.0.0"))
          .body("items.find { it.name == 'domain-terms' }.sha256", matchesPattern("[0-9a-f]{64}"))
          .body("items.find { it.name == 'domain-terms' }.options.signing-key", equalTo("***"));
      JsonPath decision = decision(api, "terms");
      assertThat(decision.getString("classification.classifier.name")).isEqualTo("domain-terms");
      assertThat(decision.getString("classification.explanation"))
          .isEqualTo("'meter reading' is for AI.");
      assertThat(decision.getString("selector.name")).isEqualTo("weighted");

      ExamplePlugins.put(ExamplePlugins.WORKING_HOURS, folder, "working-hours");
      reload(api, "working-hours", "added");
      decision = decision(api, "both");
      assertThat(decision.getString("classification.classifier.name")).isEqualTo("domain-terms");
      assertThat(decision.getString("selector.name")).isEqualTo("working-hours");
      assertThat(decision.getString("chosen.role_id")).isEqualTo("bob");
      assertThat(decision.getDouble("chosen.score_parts.at_work")).isEqualTo(0.6);
      assertThat(decision.getDouble("candidates.find { it.role_id == 'ann' }.score_parts.at_work"))
          .isZero();
      assertThat(server.log())
          .contains("Knows 2 terms. plugin=domain-terms")
          .contains("Read the hours of 1 roles with Jackson 2.17.3. plugin=working-hours")
          .doesNotContain("hush");
      api.get("/openapi").then().statusCode(200).body(containsString("/v1/dispatches"));
      assertThatNobodyUsesTheOthers(api);

      ExamplePlugins.remove(folder, "domain-terms.jar");
      ExamplePlugins.remove(folder, "working-hours");
      reload(api, "domain-terms", "removed");
      assertThatTheBuiltInDecide(api, "after");
    }
  }

  @Test
  void areComparedWhileTheyAreShadows() throws IOException {
    ExamplePlugins.put(ExamplePlugins.DOMAIN_TERMS, folder, "domain-terms.jar");
    try (RunningServer server =
        RunningServer.embedded(
            temp.resolve("data"),
            "dispatcher.plugin-folder.path=" + folder,
            TERMS,
            "dispatcher.classifier.shadow=domain-terms",
            "dispatcher.shadow-timeout=10s")) {
      Api api = new Api(server);
      api.registerTheThreeRoles();
      api.get("/v1/plugins")
          .then()
          .body("items.find { it.name == 'domain-terms' }.state", equalTo("shadow"));

      // The built-in classifiers say hybrid of the first and human_primary of the second.
      assertThat(shadowed(api, "one", "Deploy and monitor the meter reading service", "deployment"))
          .isEqualTo("hybrid");
      assertThat(
              shadowed(
                  api,
                  "two",
                  "Approve the architectural decision on the credit line",
                  "decision_making"))
          .isEqualTo("human_primary");
      api.get("/v1/plugins/domain-terms/comparison")
          .then()
          .statusCode(200)
          .body("items[0].version", equalTo("1.0.0"))
          .body("items[0].answered", equalTo(2))
          .body("items[0].agreed", equalTo(1))
          .body(
              "items[0].by_class.find { it.classification == 'hybrid' }.said.ai_primary",
              equalTo(1));
    }
  }

  @Test
  void bringVersionsOfLibrariesThatTheServersCannotStandInFor()
      throws IOException, ReflectiveOperationException {
    String constructor = "org.yaml.snakeyaml.constructor.SafeConstructor";
    Path ofServer = ExamplePlugins.library(SERVER_LIBRARIES, "snakeyaml");
    try (URLClassLoader server = alone(ofServer);
        URLClassLoader plugin = alone(ExamplePlugins.DOMAIN_TERMS)) {
      assertThat(plugin.loadClass(constructor).getConstructor()).isNotNull();
      assertThatThrownBy(() -> server.loadClass(constructor).getConstructor())
          .isInstanceOf(NoSuchMethodException.class);
    }
    for (String library : new String[] {"snakeyaml", "jackson-databind"}) {
      assertThat(version(ExamplePlugins.library(ExamplePlugins.WORKING_HOURS, library)))
          .isNotEqualTo(version(ExamplePlugins.library(SERVER_LIBRARIES, library)));
    }
  }

  private static void assertThatTheBuiltInDecide(Api api, String task) {
    JsonPath decision = decision(api, task);
    assertThat(decision.getString("classification.classifier.name")).isNotEqualTo("domain-terms");
    assertThat(decision.getList("classification.opinions.name"))
        .contains("keyword", "ml")
        .doesNotContain("domain-terms");
    assertThat(decision.getString("selector.name")).isEqualTo("weighted");
    api.get("/v1/tasks/" + task + "/decision")
        .then()
        .body("chosen.score_parts", hasKey("coverage"))
        .body("chosen.score_parts", not(hasKey("at_work")));
  }

  private static void assertThatNobodyUsesTheOthers(Api api) {
    api.get("/v1/plugins")
        .then()
        .body("items.find { it.path == 'broken.jar' }.state", equalTo("failed"))
        .body("items.find { it.path == 'future.jar' }.state", equalTo("incompatible"));
  }

  private static void reload(Api api, String plugin, String change) {
    api.post("/v1/plugins/reload", "")
        .then()
        .statusCode(200)
        .body("changes.findAll { it.name == '%s' }.change".formatted(plugin), hasItem(change));
  }

  private static JsonPath decision(Api api, String task) {
    api.post(
            "/v1/dispatches",
            """
            {"task": {"task_id": "%s", "description": "Check the meter reading",
                      "required_capabilities": ["meters"]}}
            """
                .formatted(task))
        .then()
        .statusCode(201);
    return api.get("/v1/tasks/" + task + "/decision").then().statusCode(200).extract().jsonPath();
  }

  /// What it is dispatched as while a shadow has its own opinion.
  private static String shadowed(Api api, String task, String description, String capability) {
    return api.dispatch(task, description, capability)
        .then()
        .statusCode(201)
        .body("metadata.classifier.name", not(equalTo("domain-terms")))
        .extract()
        .path("classification");
  }

  /// Her one shift of the week begins more than a day from now, whatever the time.
  private static String annIsAway() {
    DayOfWeek day = LocalDate.now(ZoneOffset.UTC).plusDays(3).getDayOfWeek();
    return "{ann: {zone: UTC, from: \"09:00\", to: \"10:00\", days: [%s]}}".formatted(day);
  }

  private static URLClassLoader alone(Path jar) throws IOException {
    return new URLClassLoader(
        new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
  }

  private static String version(Path jar) {
    return jar.getFileName().toString().replaceAll(".*-([0-9.]+)\\.jar", "$1");
  }
}
