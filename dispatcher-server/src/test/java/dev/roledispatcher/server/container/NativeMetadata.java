package dev.roledispatcher.server.container;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/// What native builds are told by the files under `META-INF/native-image` of some jars: the types
/// that are reached by name, and the resources that are read.
final class NativeMetadata {

  private static final String FOLDER = "META-INF/native-image/";

  private final Set<String> types = new TreeSet<>();
  private final Set<String> constructed = new TreeSet<>();
  private final List<Pattern> resources = new ArrayList<>();

  /// Takes up what one jar tells.
  void read(JarFile jar) throws IOException {
    for (JarEntry entry : jar.stream().filter(one -> one.getName().startsWith(FOLDER)).toList()) {
      String name = entry.getName();
      if (name.endsWith("/reachability-metadata.json")) {
        JsonPath json = JsonPath.from(text(jar, entry));
        maps(json.getList("reflection")).forEach(type -> add(type, "type"));
        maps(json.getList("resources"))
            .forEach(one -> resources.add(glob(String.valueOf(one.get("glob")))));
      } else if (name.endsWith("/reflect-config.json")) {
        maps(JsonPath.from(text(jar, entry)).getList("$")).forEach(type -> add(type, "name"));
      } else if (name.endsWith("/resource-config.json")) {
        maps(JsonPath.from(text(jar, entry)).getList("resources.includes"))
            .forEach(one -> resources.add(Pattern.compile(String.valueOf(one.get("pattern")))));
      }
    }
  }

  /// Every type that is registered, whatever of it.
  Set<String> types() {
    return Set.copyOf(types);
  }

  /// Whether the constructor without parameters can be called by name.
  boolean constructs(String type) {
    return constructed.contains(type);
  }

  /// Whether a resource can be read.
  boolean includes(String resource) {
    return resources.stream().anyMatch(pattern -> pattern.matcher(resource).matches());
  }

  private void add(Map<?, ?> type, String key) {
    if (type.get(key) instanceof String name) {
      types.add(name);
      boolean all =
          Boolean.TRUE.equals(type.get("allDeclaredConstructors"))
              || Boolean.TRUE.equals(type.get("allPublicConstructors"));
      boolean named =
          type.get("methods") instanceof List<?> methods
              && methods.contains(Map.of("name", "<init>", "parameterTypes", List.of()));
      if (all || named) {
        constructed.add(name);
      }
    }
  }

  private static List<Map<?, ?>> maps(List<?> found) {
    List<Map<?, ?>> maps = new ArrayList<>();
    if (found != null) {
      found.forEach(one -> maps.add((Map<?, ?>) one));
    }
    return maps;
  }

  /// `*` stands for a part of a name, `**` for names and folders.
  private static Pattern glob(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (c != '*') {
        regex.append(Pattern.quote(String.valueOf(c)));
      } else if (glob.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else {
        regex.append("[^/]*");
      }
    }
    return Pattern.compile(regex.toString());
  }

  private static String text(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
