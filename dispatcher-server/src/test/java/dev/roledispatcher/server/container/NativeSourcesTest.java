package dev.roledispatcher.server.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The check of native sources catches what it is there for.
class NativeSourcesTest {

  private static final String SERVICE =
      "META-INF/services/dev.roledispatcher.spi.ClassifierFactory";
  private static final String METADATA = "META-INF/native-image/a/b/reachability-metadata.json";

  @TempDir private Path folder;

  @Test
  void complainsOfAPluginThatNativeBuildsAreNotToldOf() throws IOException {
    jar(Map.of(SERVICE, "# mine\nstrange.Stranger # this one\n"));
    assertThat(new NativeSources(folder).complaints())
        .hasSize(2)
        .anyMatch(complaint -> complaint.startsWith("The constructor of strange.Stranger "))
        .anyMatch(complaint -> complaint.startsWith("The resource " + SERVICE));
  }

  @Test
  void complainsOfATypeThatIsRegisteredWithoutItsConstructor() throws IOException {
    jar(
        Map.of(
            SERVICE,
            "strange.Stranger",
            METADATA,
            """
            {"reflection": [{"type": "strange.Stranger"}], "resources": [{"glob": "META-INF/**"}]}
            """));
    assertThat(new NativeSources(folder).complaints())
        .singleElement()
        .asString()
        .contains("docs/native.md");
  }

  @Test
  void isContentWithAPluginThatTellsOfItself() throws IOException {
    jar(
        Map.of(
            SERVICE,
            "strange.Stranger",
            METADATA,
            """
            {
              "reflection": [{"type": "strange.Stranger", "methods": [{"name": "<init>", "parameterTypes": []}]}],
              "resources": [{"glob": "META-INF/services/dev.roledispatcher.spi.*"}]
            }
            """));
    NativeSources sources = new NativeSources(folder);
    assertThat(sources.complaints()).isEmpty();
    assertThat(sources.providers()).containsExactly("strange.Stranger");
  }

  @Test
  void takesAStarForOneNameAndTwoForFolders() throws IOException {
    jar(
        Map.of(
            METADATA,
            """
            {"resources": [{"glob": "one/*.txt"}, {"glob": "two/**"}]}
            """));
    NativeMetadata metadata = new NativeSources(folder).metadata();
    assertThat(metadata.includes("one/a.txt")).isTrue();
    assertThat(metadata.includes("one/below/a.txt")).isFalse();
    assertThat(metadata.includes("one/a.tsv")).isFalse();
    assertThat(metadata.includes("two/below/a.txt")).isTrue();
  }

  @Test
  void readsTheOlderFilesOfMetadataToo() throws IOException {
    jar(
        Map.of(
            "META-INF/native-image/reflect-config.json",
            "[{\"name\": \"strange.Type\", \"allDeclaredConstructors\": true}]",
            "META-INF/native-image/resource-config.json",
            "{\"resources\": {\"includes\": [{\"pattern\": \"\\\\Qa.b\\\\E\"}]}}"));
    NativeMetadata metadata = new NativeSources(folder).metadata();
    assertThat(metadata.constructs("strange.Type")).isTrue();
    assertThat(metadata.includes("a.b")).isTrue();
    assertThat(metadata.includes("axb")).isFalse();
  }

  private void jar(Map<String, String> entries) throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve("a.jar"));
        JarOutputStream jar = new JarOutputStream(out)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
      }
    }
  }
}
