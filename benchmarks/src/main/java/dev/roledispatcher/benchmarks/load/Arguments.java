package dev.roledispatcher.benchmarks.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `--name=value` arguments of a program, each with a default; collects everything that is wrong
/// with them.
final class Arguments {

  private final Map<String, String> values;
  private final List<String> mistakes = new ArrayList<>();

  Arguments(Map<String, String> defaults, String... arguments) {
    this.values = new LinkedHashMap<>(defaults);
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String name = equals > 2 ? argument.substring(2, equals) : argument;
      if (argument.startsWith("--") && equals > 2 && defaults.containsKey(name)) {
        values.put(name, argument.substring(equals + 1));
      } else {
        mistakes.add(
            "The argument (%s) must be --name=value with a name of: %s."
                .formatted(
                    argument, String.join(", ", defaults.keySet().stream().sorted().toList())));
      }
    }
  }

  String text(String name) {
    return values.getOrDefault(name, "");
  }

  /// A whole number; the least one, and a mistake more, when it is none of these.
  int between(String name, int least, int most) {
    String text = text(name);
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
      mistakes.add("The argument --%s (%s) must be %d to %d.".formatted(name, text, least, most));
    } catch (NumberFormatException notANumber) {
      mistakes.add("The argument --%s (%s) must be a whole number.".formatted(name, text));
    }
    return least;
  }

  /// Adds what else is wrong.
  void mistake(String mistake) {
    mistakes.add(mistake);
  }

  /// @throws IllegalArgumentException with everything that is wrong
  void check() {
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", mistakes));
    }
  }
}
