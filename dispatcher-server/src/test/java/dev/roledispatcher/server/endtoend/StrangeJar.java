package dev.roledispatcher.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// The jar of a plugin, compiled from a source that a test writes.
final class StrangeJar {

  private static final String HEAD =
      """
      package strange;

      import dev.roledispatcher.spi.*;
      import java.util.List;

      """;

  private StrangeJar() {}

  /// Writes a jar whose one class `strange.Stranger` is a provider of the factory.
  static void write(Path file, Class<?> factory, String source) throws IOException {
    Path work = Files.createTempDirectory(file.toAbsolutePath().getParent(), ".stranger");
    Path java = Files.writeString(work.resolve("Stranger.java"), HEAD + source);
    Path classes = Files.createDirectory(work.resolve("classes"));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "17",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                java.toString());
    assertThat(result).isZero();
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path compiled : files.filter(Files::isRegularFile).toList()) {
        add(jar, classes.relativize(compiled).toString(), Files.readAllBytes(compiled));
      }
      byte[] provider = "strange.Stranger".getBytes(StandardCharsets.UTF_8);
      add(jar, "META-INF/services/" + factory.getName(), provider);
    }
  }

  private static void add(JarOutputStream jar, String name, byte[] bytes) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(bytes);
    jar.closeEntry();
  }
}
