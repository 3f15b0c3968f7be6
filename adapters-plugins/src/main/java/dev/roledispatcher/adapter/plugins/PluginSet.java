package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.application.port.out.RoleRanker;
import dev.roledispatcher.application.port.out.Stopwatch;
import dev.roledispatcher.application.port.out.TaskClassifier;
import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.RoleSelector;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The plugins that are used together from one reload to the next. Never changes.
final class PluginSet {

  private static final Comparator<PluginStatus> BY_KIND_AND_NAME =
      Comparator.comparing(PluginStatus::kind)
          .thenComparing(PluginStatus::name)
          .thenComparing(PluginStatus::version)
          .thenComparing(PluginStatus::origin);

  private final List<InUse<Classifier>> chain;
  private final InUse<RoleSelector> selector;
  private final List<PluginStatus> others;
  private final TaskClassifier classifiers;
  private final RoleRanker ranker;
  private final Users users = new Users();

  PluginSet(
      List<InUse<Classifier>> chain,
      InUse<RoleSelector> selector,
      List<PluginStatus> others,
      Stopwatch stopwatch) {
    this.chain = List.copyOf(chain);
    this.selector = selector;
    this.others = List.copyOf(others);
    this.classifiers =
        new PluginClassifiers(this.chain.stream().map(InUse::plugin).toList(), stopwatch);
    this.ranker = new PluginRanker(selector.plugin());
  }

  List<InUse<Classifier>> chain() {
    return chain;
  }

  InUse<RoleSelector> selector() {
    return selector;
  }

  /// What was found and is not in use.
  List<PluginStatus> others() {
    return others;
  }

  TaskClassifier classifiers() {
    return classifiers;
  }

  RoleRanker ranker() {
    return ranker;
  }

  Users users() {
    return users;
  }

  /// Every plugin in use, classifiers first.
  List<InUse<?>> inUse() {
    return Stream.<InUse<?>>concat(chain.stream(), Stream.of(selector)).toList();
  }

  /// Every plugin, by kind and name.
  List<PluginStatus> statuses() {
    return Stream.concat(others.stream(), inUse().stream().map(InUse::status))
        .sorted(BY_KIND_AND_NAME)
        .toList();
  }
}
