package dev.roledispatcher.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `./dispatcher new-plugin` makes is sound before anybody has changed a line of it.
///
/// The poms of its templates are those of two modules of the build, which Maven builds and tests.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The launcher is a shell script.")
class NewPluginTest {

  private static final Path LAUNCHER = Path.of("..", "dispatcher").toAbsolutePath().normalize();

  @TempDir private Path temp;

  @ParameterizedTest
  @CsvSource({
    "classifier, invoice-triage, InvoiceTriageClassifier",
    "classifier, x2-classifier, X2Classifier",
    "selector, nearest-first, NearestFirstSelector"
  })
  void compilesAndKeepsItsContract(String kind, String name, String type)
      throws IOException, InterruptedException, ClassNotFoundException {
    assertThat(newPlugin(kind, name)).isEmpty();
    Path project = temp.resolve(name);
    Path classes = compiled(project);

    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, NewPluginTest.class.getClassLoader())) {
      for (String test : List.of("Test", "ContractTest")) {
        ContractRun run =
            ContractRun.of(Class.forName("com.example.plugin." + type + test, false, loader));
        assertThat(run.failed()).isEmpty();
        assertThat(run.passed()).isNotEmpty();
      }
    }
  }

  @Test
  void hasTheNewNameEverywhere() throws IOException, InterruptedException {
    newPlugin("classifier", "invoice-triage");

    for (Path file : files(temp.resolve("invoice-triage"))) {
      assertThat(file.toString()).doesNotContain("My");
      assertThat(Files.readString(file)).doesNotContain("my-classifier").doesNotContain("My");
    }
    assertThat(temp.resolve("invoice-triage/pom.xml"))
        .content()
        .contains("<artifactId>invoice-triage</artifactId>");
  }

  @ParameterizedTest
  @CsvSource({
    "robot, some-name, Say what kind of plugin",
    "classifier, Some Name, The name (Some Name) must be lower-case letters",
    "classifier, taken, There is something at ./taken already."
  })
  void saysWhatItNeeds(String kind, String name, String message)
      throws IOException, InterruptedException {
    Files.createDirectory(temp.resolve("taken"));

    assertThat(newPlugin(kind, name)).contains(message);
    assertThat(files(temp)).isEmpty();
  }

  /// What the launcher complains of, empty when it did its work.
  private String newPlugin(String kind, String name) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("bash", LAUNCHER.toString(), "new-plugin", kind, name, "--files-only")
            .directory(temp.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? "" : output;
  }

  /// Compiled as its pom says, with its resources.
  private static Path compiled(Path project) throws IOException {
    Path classes = project.resolve("target");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--release",
                "17",
                "-Xlint:all",
                "-Werror",
                "-proc:none",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString()));
    Path resources = project.resolve("src/main/resources");
    for (Path file : files(project.resolve("src"))) {
      if (file.toString().endsWith(".java")) {
        arguments.add(file.toString());
      } else {
        Path copy = classes.resolve(resources.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(new String[0]));
    assertThat(result).as("the exit code of the compiler").isZero();
    return classes;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
