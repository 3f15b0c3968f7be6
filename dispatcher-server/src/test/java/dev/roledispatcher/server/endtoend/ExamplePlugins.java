package dev.roledispatcher.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The plugins of `examples`, as their own builds made them; the whole build makes them before this
/// module.
final class ExamplePlugins {

  /// One jar with a library in it.
  static final Path DOMAIN_TERMS = built("custom-classifier", "domain-terms-1.0.0.jar");

  /// A folder with a jar and its libraries.
  static final Path WORKING_HOURS = built("custom-selector", "plugin", "working-hours");

  private ExamplePlugins() {}

  /// Puts it into a plugin folder as one jar or one folder, under that name.
  static void put(Path plugin, Path folder, String name) throws IOException {
    assertThat(plugin)
        .as("%s; the whole build makes it, or: mvn package -pl examples/custom-…", plugin)
        .exists();
    if (Files.isRegularFile(plugin)) {
      Files.copy(plugin, folder.resolve(name));
      return;
    }
    Path target = Files.createDirectory(folder.resolve(name));
    for (Path jar : jars(plugin)) {
      Files.copy(jar, target.resolve(jar.getFileName()));
    }
  }

  /// Takes it out again.
  static void remove(Path folder, String name) throws IOException {
    Path plugin = folder.resolve(name);
    if (Files.isDirectory(plugin)) {
      for (Path jar : jars(plugin)) {
        Files.delete(jar);
      }
    }
    Files.delete(plugin);
  }

  /// The jar of a library in a folder, whatever its version.
  static Path library(Path folder, String name) throws IOException {
    return jars(folder).stream()
        .filter(jar -> jar.getFileName().toString().matches(".*" + name + "-[0-9.]+\\.jar"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no " + name + " in " + folder));
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static Path built(String example, String... path) {
    return Path.of("..", "examples", example, "target").resolve(Path.of("", path));
  }
}
