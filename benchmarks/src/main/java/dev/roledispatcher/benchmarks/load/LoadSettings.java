package dev.roledispatcher.benchmarks.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is measured, and for how long.
///
/// @param serverJar the packaged server
/// @param roles how many roles are registered, 3 to 10,000
/// @param connections how many requests are under way at once, 1 to 256
/// @param warmUp how long each part runs before it is measured, 1 s to 10 min
/// @param measured how long each part is measured, 1 s to 10 min
/// @param batch how many items a batch has, 1 to 1,000
record LoadSettings(
    Path serverJar, int roles, int connections, Duration warmUp, Duration measured, int batch) {

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "server-jar", "dispatcher-server/target/quarkus-app/quarkus-run.jar",
          "roles", "1000",
          "connections", "16",
          "warm-up", "15",
          "seconds", "20",
          "batch", "100");

  /// Reads `--name=value` arguments.
  ///
  /// @throws IllegalArgumentException with everything that is wrong with them
  static LoadSettings of(String... arguments) {
    List<String> mistakes = new ArrayList<>();
    Map<String, String> values = new HashMap<>(DEFAULTS);
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String name = equals > 2 ? argument.substring(2, equals) : argument;
      if (argument.startsWith("--") && equals > 2 && DEFAULTS.containsKey(name)) {
        values.put(name, argument.substring(equals + 1));
      } else {
        mistakes.add(
            "The argument (%s) must be --name=value with a name of: %s."
                .formatted(
                    argument, String.join(", ", DEFAULTS.keySet().stream().sorted().toList())));
      }
    }
    Numbers numbers = new Numbers(values, mistakes);
    int roles = numbers.between("roles", 3, 10_000);
    int connections = numbers.between("connections", 1, 256);
    int warmUp = numbers.between("warm-up", 1, 600);
    int seconds = numbers.between("seconds", 1, 600);
    int batch = numbers.between("batch", 1, 1_000);
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", mistakes));
    }
    return new LoadSettings(
        Path.of(values.getOrDefault("server-jar", "")),
        roles,
        connections,
        Duration.ofSeconds(warmUp),
        Duration.ofSeconds(seconds),
        batch);
  }

  /// The numbers among the arguments.
  private record Numbers(Map<String, String> values, List<String> mistakes) {

    int between(String name, int least, int most) {
      String text = values.getOrDefault(name, "");
      try {
        int value = Integer.parseInt(text);
        if (value >= least && value <= most) {
          return value;
        }
      } catch (NumberFormatException notANumber) {
        mistakes.add("The argument --%s (%s) must be a whole number.".formatted(name, text));
        return least;
      }
      mistakes.add("The argument --%s (%s) must be %d to %d.".formatted(name, text, least, most));
      return least;
    }
  }
}
