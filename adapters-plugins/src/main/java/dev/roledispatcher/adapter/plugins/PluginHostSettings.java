package dev.roledispatcher.adapter.plugins;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Which plugins are used, with which options, and how long they may take.
///
/// @param classifierChain the links of the chain, in the order in which they are asked: the name of
///   a classifier, or several joined by `+`, which are asked together and pooled; may be empty
/// @param selector the name of the role selector
/// @param classifierDeadline the longest one classifier may take for a task, more than nothing, at
///   most a day
/// @param selectorDeadline the longest the selector may take for a ranking, likewise
/// @param creationDeadline the longest a plugin may take to be read and to be made, likewise
/// @param limits what one plugin may hold
/// @param weighing how much classifiers count and how sure they must be
/// @param shadows who is asked only to be compared
/// @param options the text of each option, by the name of the plugin and the name of the option
public record PluginHostSettings(
    List<String> classifierChain,
    String selector,
    Duration classifierDeadline,
    Duration selectorDeadline,
    Duration creationDeadline,
    CallLimits limits,
    Weighing weighing,
    ShadowSettings shadows,
    Map<String, Map<String, String>> options) {

  private static final Pattern TOGETHER = Pattern.compile("\\s*\\+\\s*");

  /// What holds when nothing is configured.
  public static final PluginHostSettings DEFAULT =
      new PluginHostSettings(
          List.of("keyword+ml"),
          "weighted",
          Duration.ofMillis(500),
          Duration.ofMillis(200),
          Duration.ofSeconds(60),
          CallLimits.DEFAULT,
          Weighing.DEFAULT,
          ShadowSettings.NOBODY,
          Map.of());

  public PluginHostSettings {
    classifierChain = List.copyOf(classifierChain);
    Durations.requirePositive("deadline of a classifier", classifierDeadline);
    Durations.requirePositive("deadline of the role selector", selectorDeadline);
    Durations.requirePositive("deadline for making a plugin", creationDeadline);
    Map<String, Map<String, String>> copy = LinkedHashMap.newLinkedHashMap(options.size());
    options.forEach((plugin, texts) -> copy.put(plugin, Map.copyOf(texts)));
    options = Map.copyOf(copy);
  }

  /// The links of the chain, each with the names of its members.
  List<List<String>> links() {
    return classifierChain.stream().map(link -> List.of(TOGETHER.split(link.strip(), -1))).toList();
  }

  /// The names of the classifiers of the chain, in their order.
  List<String> classifierNames() {
    return links().stream().flatMap(List::stream).toList();
  }

  /// Everything but the texts of the options, which may be secret.
  @Override
  public String toString() {
    Map<String, List<String>> names = new TreeMap<>();
    options.forEach(
        (plugin, texts) -> names.put(plugin, texts.keySet().stream().sorted().toList()));
    return "PluginHostSettings[classifierChain=%s, selector=%s, classifierDeadline=%s, selectorDeadline=%s, creationDeadline=%s, limits=%s, weighing=%s, shadows=%s, options=%s]"
        .formatted(
            classifierChain,
            selector,
            classifierDeadline,
            selectorDeadline,
            creationDeadline,
            limits,
            weighing,
            shadows,
            names);
  }
}
