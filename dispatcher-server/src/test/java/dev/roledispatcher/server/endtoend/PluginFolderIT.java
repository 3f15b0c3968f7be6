package dev.roledispatcher.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.roledispatcher.spi.ClassifierFactory;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged server takes up a jar that is put into its folder, and lets it go again.
class PluginFolderIT {

  @TempDir private Path temp;

  @Test
  void aJarDecidesTheNextDispatchAfterAReloadAndWithoutItTheBuiltInDoes() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("plugins"));
    Files.writeString(folder.resolve("broken.jar"), "no jar");
    try (RunningServer server =
        RunningServer.embedded(temp.resolve("data"), "dispatcher.plugin-folder.path=" + folder)) {
      Api api = new Api(server);
      api.registerTheThreeRoles();
      assertThat(decidedBy(api, "before")).isEqualTo("keyword+ml");
      api.get("/v1/plugins").then().body("items.state", hasItem("failed"));

      jar(folder.resolve("stranger.jar"));
      api.post("/v1/plugins/reload", "")
          .then()
          .statusCode(200)
          .body("changes.find { it.name == 'stranger' }.change", equalTo("added"))
          .body("items.find { it.name == 'stranger' }.state", equalTo("active"))
          .body("items.find { it.name == 'stranger' }.path", equalTo("stranger.jar"));
      assertThat(decidedBy(api, "during")).isEqualTo("stranger");
      assertThat(api.get("/metrics").asString())
          .contains("dispatcher_plugin_calls_total{kind=\"classifier\",plugin=\"stranger\"");
      // The plugin closed System.out when it was made.
      assertThat(server.log()).contains("plugin=stranger kind=CLASSIFIER what=ADDED");

      Files.delete(folder.resolve("stranger.jar"));
      api.post("/v1/plugins/reload", "")
          .then()
          .statusCode(200)
          .body("items.name", not(hasItem("stranger")));
      assertThat(decidedBy(api, "after")).isEqualTo("keyword+ml");
      assertThat(api.get("/metrics").asString()).doesNotContain("plugin=\"stranger\"");
    }
  }

  private static String decidedBy(Api api, String task) {
    api.dispatch(task, "Deploy the service", "deployment").then().statusCode(201);
    JsonPath decision =
        api.get("/v1/tasks/" + task + "/decision").then().statusCode(200).extract().jsonPath();
    return decision.getString("classification.classifier.name");
  }

  private void jar(Path file) throws IOException {
    StrangeJar.write(
        file,
        ClassifierFactory.class,
        """
        public final class Stranger implements ClassifierFactory {
          public PluginDescriptor descriptor() {
            return new PluginDescriptor("stranger", "1.0", SpiVersion.CURRENT, "A stranger.", List.of());
          }

          public Classifier create(PluginContext context) {
            System.out.close();
            return task -> new Verdict.Classified(RoutingClass.HYBRID, 0.9, false, List.of(), "So.");
          }
        }
        """);
  }
}
