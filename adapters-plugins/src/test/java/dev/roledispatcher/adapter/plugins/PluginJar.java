package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.spi.ClassifierFactory;
import dev.roledispatcher.spi.RoleSelectorFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Builds the jar of a plugin from sources that a test writes, as a stranger's build would.
final class PluginJar {

  private static final String HEAD =
      """
      package strange;

      import dev.roledispatcher.spi.*;
      import java.util.*;

      """;

  /// Ranks every candidate, the last id first.
  private static final String LAST_FIRST =
      """
      List<RankedRole> ranked = new ArrayList<>();
      for (CandidateView candidate : asked.candidates()) {
        ranked.add(0, new RankedRole(candidate.roleId(), List.of(new ScorePart("place", 1))));
      }
      return new Ranking(ranked);
      """;

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  /// The words of an opinion for people, in source form.
  static String says(String routingClass, String explanation) {
    return "return new Verdict.Classified(RoutingClass.%s, 0.9, true, List.of(), \"%s\");"
        .formatted(routingClass, explanation);
  }

  /// A jar with one classifier that does that with each task, which is `asked`.
  static PluginJar classifier(String name, String version, String body) {
    return new PluginJar().withClassifier(name, version, body);
  }

  /// A jar with one selector that ranks the last id first.
  static PluginJar selector(String name, String version) {
    return selector(name, version, "");
  }

  /// The same, but it does that first with each query, which is `asked`.
  static PluginJar selector(String name, String version, String first) {
    String type = "S" + className(name);
    return new PluginJar()
        .source(type, factory("RoleSelector", type, name, version, first + LAST_FIRST))
        .provider(RoleSelectorFactory.class, "strange." + type);
  }

  PluginJar withClassifier(String name, String version, String body) {
    String type = className(name);
    return source(type, factory("Classifier", type, name, version, body))
        .provider(ClassifierFactory.class, "strange." + type);
  }

  private static String factory(
      String kind, String type, String name, String version, String body) {
    return """
    public final class %2$s implements %1$sFactory {
      public PluginDescriptor descriptor() {
        return new PluginDescriptor("%3$s", "%4$s", SpiVersion.CURRENT, "A stranger.", List.of());
      }
      public %1$s create(PluginContext context) {
        return asked -> {
          %5$s
        };
      }
    }
    """
        .formatted(kind, type, name, version, body);
  }

  /// A class of the package `strange`, which sees the plugin interface and `java.util`.
  PluginJar source(String className, String source) {
    sources.put(className, HEAD + source);
    return this;
  }

  PluginJar provider(Class<?> service, String className) {
    return entry("META-INF/services/" + service.getName(), className + "\n");
  }

  PluginJar entry(String name, String text) {
    entries.merge(name, text.getBytes(StandardCharsets.UTF_8), PluginJar::joined);
    return this;
  }

  /// Writes the jar beside its place and moves it there, as careful people do.
  Path to(Path file) throws IOException {
    Path beside = file.resolveSibling("." + file.getFileName() + ".part");
    try (OutputStream out = Files.newOutputStream(beside);
        JarOutputStream jar = new JarOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : compiled().entrySet()) {
        JarEntry head = new JarEntry(entry.getKey());
        head.setTime(0);
        jar.putNextEntry(head);
        jar.write(entry.getValue());
        jar.closeEntry();
      }
    }
    return Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private Map<String, byte[]> compiled() throws IOException {
    Map<String, byte[]> all = new LinkedHashMap<>(entries);
    if (sources.isEmpty()) {
      return all;
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Collecting classes = new Collecting(files, all)) {
      List<JavaFileObject> units = new ArrayList<>();
      sources.forEach((name, text) -> units.add(new Source(name, text)));
      List<String> options =
          List.of(
              "--release", "17", "-proc:none", "-classpath", System.getProperty("java.class.path"));
      if (!compiler.getTask(messages, classes, null, options, null, units).call()) {
        throw new IllegalArgumentException(messages.toString());
      }
    }
    return all;
  }

  private static String className(String name) {
    StringBuilder text = new StringBuilder("P");
    name.chars().filter(Character::isLetterOrDigit).forEach(text::appendCodePoint);
    return text.toString();
  }

  private static byte[] joined(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///strange/" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /// Keeps class files in memory.
  private static final class Collecting extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, byte[]> classes;

    Collecting(JavaFileManager files, Map<String, byte[]> classes) {
      super(files);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      String path = className.replace('.', '/') + ".class";
      return new SimpleJavaFileObject(URI.create("memory:///" + path), kind) {
        @Override
        public OutputStream openOutputStream() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() {
              try {
                super.close();
              } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
              }
              classes.put(path, toByteArray());
            }
          };
        }
      };
    }
  }
}
