package dev.roledispatcher.classifier.keyword;

import dev.roledispatcher.spi.RoutingClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads rules from text in the format of [java.util.Properties]; the README describes the keys.
///
/// Every mistake becomes a problem, so that all are said at once.
final class RuleFile {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");
  private static final String WHEN = "when.";
  private static final String METADATA = "when.metadata.";
  private static final int DEFAULT_PRIORITY = 100;
  private static final Set<String> PRIORITIES = Set.of("low", "medium", "high", "critical");
  private static final List<String> CLASSES =
      Arrays.stream(RoutingClass.values()).map(RuleFile::nameOf).toList();
  private static final List<String> KEYS =
      List.of(
          "when.words",
          "when.also-words",
          "when.all-words",
          "when.capabilities",
          "when.priority",
          "when.metadata.<key>",
          "when.no-words",
          "then",
          "priority",
          "enabled");

  /// The order in which a rule's conditions are asked and told.
  private static final Comparator<String> AS_LISTED =
      Comparator.comparingInt(
              (String key) -> KEYS.indexOf(key.startsWith(METADATA) ? METADATA + "<key>" : key))
          .thenComparing(Comparator.naturalOrder());

  private final String file;
  private final Problems problems;

  private RuleFile(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /// The enabled rules of a file in UTF-8; a file that cannot be read is a problem too.
  static RuleSet read(Path path, Problems problems) {
    try {
      return read(path.toString(), Files.readString(path), problems);
    } catch (IOException failure) {
      problems.add("The file (%s) cannot be read as UTF-8 text: %s".formatted(path, failure));
      return RuleSet.NONE;
    }
  }

  /// The enabled rules of a text.
  static RuleSet read(String file, String text, Problems problems) {
    return new RuleFile(file, problems).rules(UniqueProperties.read(file, text, problems));
  }

  private RuleSet rules(Map<String, String> entries) {
    Map<String, Map<String, String>> byRule = new TreeMap<>();
    entries.forEach((key, value) -> {
      int dot = key.indexOf('.');
      String rule = dot < 0 ? key : key.substring(0, dot);
      if (dot < 0 || !NAME.matcher(rule).matches()) {
        problem("The key (%s) must begin with the name of a rule and a dot.".formatted(key));
      } else {
        byRule.computeIfAbsent(rule, _ -> new TreeMap<>()).put(key.substring(dot + 1), value);
      }
    });
    List<Rule> rules = new ArrayList<>();
    byRule.forEach((name, settings) -> rule(name, settings).ifPresent(rules::add));
    return new RuleSet(rules);
  }

  /// The rule, empty when it is disabled or broken.
  private Optional<Rule> rule(String name, Map<String, String> settings) {
    List<RuleCondition> conditions = new ArrayList<>();
    boolean asks = false;
    List<String> keys = new ArrayList<>(settings.keySet());
    keys.sort(AS_LISTED);
    for (String key : keys) {
      if (key.startsWith(WHEN)) {
        asks = true;
        conditions.addAll(conditions(name, key, settings.getOrDefault(key, "")));
      } else if (!KEYS.contains(key)) {
        unknown(name, key);
      }
    }
    if (!asks) {
      problem(
          "The rule (%s) must have a condition, for instance %s.when.words.".formatted(name, name));
    }
    Optional<RoutingClass> then = then(name, settings.get("then"));
    int priority = priority(name, settings.getOrDefault("priority", "" + DEFAULT_PRIORITY));
    boolean enabled = enabled(name, settings.getOrDefault("enabled", "true"));
    if (!enabled || conditions.isEmpty()) {
      return Optional.empty();
    }
    return then.map(routingClass -> new Rule(name, priority, routingClass, conditions));
  }

  private List<RuleCondition> conditions(String rule, String key, String value) {
    List<String> items = items(value);
    if (items.isEmpty()) {
      problem("The key (%s) of rule (%s) must have a value.".formatted(key, rule));
      return List.of();
    }
    if (key.startsWith(METADATA) && key.length() > METADATA.length()) {
      return List.of(new RuleCondition.MetadataIs(key.substring(METADATA.length()), items));
    }
    return switch (key) {
      case "when.words", "when.also-words" ->
          List.of(RuleCondition.AnyWords.of(phrases(rule, key, items)));
      case "when.all-words" -> phrases(rule, key, items).stream().map(RuleFile::one).toList();
      case "when.no-words" ->
          List.of(new RuleCondition.NoWords(RuleCondition.AnyWords.of(phrases(rule, key, items))));
      case "when.capabilities" ->
          List.of(
              new RuleCondition.AnyCapability(
                  Set.copyOf(items.stream().map(RuleFile::capability).distinct().toList())));
      case "when.priority" -> List.of(new RuleCondition.AnyPriority(priorities(rule, items)));
      default -> {
        unknown(rule, key);
        yield List.of();
      }
    };
  }

  private static RuleCondition one(Phrase phrase) {
    return RuleCondition.AnyWords.of(List.of(phrase));
  }

  private List<Phrase> phrases(String rule, String key, List<String> items) {
    List<Phrase> phrases = new ArrayList<>();
    for (String item : items) {
      try {
        phrases.add(Phrase.parse(item));
      } catch (IllegalArgumentException broken) {
        problem("The key (%s) of rule (%s) is wrong: %s".formatted(key, rule, broken.getMessage()));
      }
    }
    return phrases;
  }

  private Set<String> priorities(String rule, List<String> items) {
    Set<String> priorities = new TreeSet<>();
    for (String item : items) {
      String priority = item.toLowerCase(Locale.ROOT);
      if (PRIORITIES.contains(priority)) {
        priorities.add(priority);
      } else {
        problem(
            "The priority (%s) of rule (%s) must be low, medium, high or critical.%s"
                .formatted(item, rule, ClosestName.advice(priority, PRIORITIES)));
      }
    }
    return priorities;
  }

  private Optional<RoutingClass> then(String rule, @Nullable String value) {
    if (value == null) {
      problem(
          "The rule (%s) must say %s.then = %s."
              .formatted(rule, rule, String.join(" or ", CLASSES)));
      return Optional.empty();
    }
    String written = value.toLowerCase(Locale.ROOT);
    Optional<RoutingClass> named =
        Arrays.stream(RoutingClass.values())
            .filter(routingClass -> nameOf(routingClass).equals(written))
            .findFirst();
    if (named.isEmpty()) {
      problem(
          "The class (%s) of rule (%s) must be %s.%s"
              .formatted(
                  value, rule, String.join(" or ", CLASSES), ClosestName.advice(written, CLASSES)));
    }
    return named;
  }

  private static String nameOf(RoutingClass routingClass) {
    return routingClass.name().toLowerCase(Locale.ROOT);
  }

  private int priority(String rule, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException _) {
      problem(
          "The key (priority) of rule (%s) must be a whole number, not (%s)."
              .formatted(rule, value));
      return DEFAULT_PRIORITY;
    }
  }

  private boolean enabled(String rule, String value) {
    if (!value.equals("true") && !value.equals("false")) {
      problem(
          "The key (enabled) of rule (%s) must be true or false, not (%s).".formatted(rule, value));
    }
    return !value.equals("false");
  }

  private void unknown(String rule, String key) {
    problem(
        "The key (%s) of rule (%s) is unknown.%s"
            .formatted(key, rule, ClosestName.advice(key, KEYS)));
  }

  private void problem(String message) {
    problems.add(file + ": " + message);
  }

  private static List<String> items(String value) {
    return Arrays.stream(value.split(",", -1))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  /// A capability as tasks name it: lower case, words joined by `_`.
  private static String capability(String written) {
    return written.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "_");
  }
}
