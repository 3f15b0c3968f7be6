package dev.roledispatcher.server.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a native server would be made from has all that a native server needs. That `native-image`
/// accepts it is not shown here: there may be no GraalVM.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NativeSourcesIT {

  private static final Path FOLDER = Path.of("target", "native-sources");

  private final NativeSources sources = new NativeSources(FOLDER);

  @Test
  void buildsTheServerWithoutAFallbackToTheJvm() {
    List<String> arguments = sources.arguments();
    assertThat(arguments).contains("--no-fallback");
    String jar = arguments.getLast();
    assertThat(arguments.get(arguments.size() - 2)).isEqualTo("-jar");
    assertThat(FOLDER.resolve(jar)).isRegularFile();
  }

  /// The reason why plugins tell of themselves: nothing else does.
  @Test
  void doesNotRegisterServicesByItself() {
    assertThat(sources.arguments()).contains("-H:-UseServiceLoaderFeature");
  }

  @Test
  void findsEveryPluginOnTheClassPath() {
    assertThat(sources.providers())
        .contains(
            "dev.roledispatcher.classifier.keyword.KeywordClassifierFactory",
            "dev.roledispatcher.classifier.ml.ModelClassifierFactory",
            "dev.roledispatcher.selector.builtin.WeightedSelectorFactory");
    assertThat(sources.complaints()).isEmpty();
  }

  @Test
  void includesEveryResourceOfOurs() {
    assertThat(sources.ownResources())
        .contains(
            "dev/roledispatcher/classifier/keyword/ai-words.txt",
            "dev/roledispatcher/classifier/keyword/built-in-rules.properties",
            "dev/roledispatcher/classifier/ml/model.bin",
            "db/migration/V1__roles_and_dispatches.sql")
        .allMatch(resource -> sources.metadata().includes(resource), "included");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com/knuddels/jtokkit/o200k_base.tiktoken",
        "com/knuddels/jtokkit/cl100k_base.tiktoken",
        "META-INF/quarkus-generated-openapi-doc.JSON",
        "META-INF/quarkus-generated-openapi-doc.YAML",
        "META-INF/services/java.sql.Driver",
      })
  void includesWhatLibrariesRead(String resource) {
    assertThat(sources.metadata().includes(resource)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.postgresql.Driver",
        "dev.roledispatcher.adapter.persistence.RoleEntity",
        "com.github.benmanes.caffeine.cache.SSSMW",
        "com.github.benmanes.caffeine.cache.PSMW",
      })
  void canMakeWhatIsMadeByName(String type) {
    assertThat(sources.metadata().constructs(type)).isTrue();
  }

  /// JSON is written and read by hand, so that no type of ours has to be reached by reflection;
  /// only the values of columns are, and those that make plugins.
  @Test
  void reachesNoTypeOfTheInnerModulesByReflection() {
    assertThat(sources.metadata().types())
        .filteredOn(
            type -> type.matches("dev\\.roledispatcher\\.(domain|application|spi|text)\\..*"))
        .allMatch(NativeSourcesIT::isEnum, "a column of the database");
    assertThat(sources.metadata().types())
        .filteredOn(type -> type.matches("dev\\.roledispatcher\\.(classifier|selector)\\..*"))
        .isSubsetOf(sources.providers());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres-linux-x86_64.txz",
        "postgres-linux-arm_64.txz",
        "postgres-darwin-arm_64.txz",
        "postgres-windows-x86_64.txz",
      })
  void leavesTheEmbeddedDatabaseOut(String archive) {
    assertThat(NativeSourcesIT.class.getResource("/" + archive)).isNotNull();
    assertThat(sources.metadata().includes(archive)).isFalse();
  }

  @Test
  void leavesTheJarOfTheJvmAlone() {
    assertThat(Files.isRegularFile(Path.of("target", "quarkus-app", "quarkus-run.jar"))).isTrue();
  }

  private static boolean isEnum(String type) {
    try {
      return Class.forName(type, false, NativeSourcesIT.class.getClassLoader()).isEnum();
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
