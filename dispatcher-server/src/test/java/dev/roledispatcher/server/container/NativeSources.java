package dev.roledispatcher.server.container;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// The folder from which `native-image` makes a native server: the jar of the server, its
/// libraries, and the arguments.
final class NativeSources {

  private static final String SERVICES = "META-INF/services/dev.roledispatcher.spi.";
  private static final String ADVICE =
      " Maybe give its jar a META-INF/native-image/…/reachability-metadata.json (docs/native.md).";

  private final Path folder;
  private final NativeMetadata metadata = new NativeMetadata();

  /// Service files by the providers that they name.
  private final Map<String, String> providers = new TreeMap<>();

  private final List<String> ownResources = new ArrayList<>();

  NativeSources(Path folder) {
    this.folder = folder;
    try {
      for (Path jar : jars()) {
        read(jar);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The arguments of `native-image`.
  List<String> arguments() {
    try {
      return List.of(
          Files.readString(folder.resolve("native-image.args")).strip().split("\\s+", -1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  NativeMetadata metadata() {
    return metadata;
  }

  /// The classes that make plugins.
  List<String> providers() {
    return List.copyOf(providers.keySet());
  }

  /// The files in the libraries that are ours, without classes and `META-INF`.
  List<String> ownResources() {
    return List.copyOf(ownResources);
  }

  /// What keeps a native server from finding plugins that are on its class path; empty when nothing
  /// does.
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    providers.forEach((provider, service) -> {
      if (!metadata.constructs(provider)) {
        complaints.add("The constructor of %s is not registered.%s".formatted(provider, ADVICE));
      }
      if (!metadata.includes(service)) {
        complaints.add("The resource %s is not included.%s".formatted(service, ADVICE));
      }
    });
    return complaints;
  }

  private List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private void read(Path file) throws IOException {
    String fileName = String.valueOf(file.getFileName());
    boolean own =
        fileName.startsWith("dev.roledispatcher.")
            || fileName.startsWith("modified-dev.roledispatcher.");
    try (JarFile jar = new JarFile(file.toFile())) {
      metadata.read(jar);
      for (JarEntry entry : jar.stream().filter(one -> !one.isDirectory()).toList()) {
        String name = entry.getName();
        if (name.startsWith(SERVICES)) {
          addProviders(jar, entry);
        } else if (own && !name.endsWith(".class") && !name.startsWith("META-INF/")) {
          ownResources.add(name);
        }
      }
    }
  }

  private void addProviders(JarFile jar, JarEntry service) throws IOException {
    try (InputStream in = jar.getInputStream(service)) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .forEach(provider -> providers.put(provider, service.getName()));
    }
  }
}
