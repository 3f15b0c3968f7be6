package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.in.ReadPlugins;
import dev.roledispatcher.application.port.out.RoleAudience;
import dev.roledispatcher.application.port.out.RoleRanker;
import dev.roledispatcher.application.port.out.Stopwatch;
import dev.roledispatcher.application.port.out.TaskClassifier;
import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.ClassifierFactory;
import dev.roledispatcher.spi.RoleSelector;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// The plugins of this server: finds and checks them, makes those that the configuration names, and
/// answers for them.
///
/// Built once, when the server starts. A bad plugin is listed with the reason and otherwise left
/// alone, unless the configuration names it. Safe to use from any thread; after [#close] no plugin
/// is asked.
public final class PluginHost implements ReadPlugins, AutoCloseable {

  private static final Comparator<PluginStatus> BY_KIND_AND_NAME =
      Comparator.comparing(PluginStatus::kind)
          .thenComparing(PluginStatus::name)
          .thenComparing(PluginStatus::version);

  private final List<HostedPlugin<?>> active;
  private final List<PluginStatus> others;
  private final TaskClassifier classifiers;
  private final RoleRanker ranker;
  private final RoleTelling telling;
  private final AtomicBoolean closed = new AtomicBoolean();

  PluginHost(
      List<HostedPlugin<Classifier>> chain,
      HostedPlugin<RoleSelector> selector,
      List<PluginStatus> others,
      Stopwatch stopwatch) {
    List<HostedPlugin<?>> used = new ArrayList<>(chain);
    used.add(selector);
    this.active = List.copyOf(used);
    this.others = List.copyOf(others);
    this.classifiers = new PluginClassifiers(chain, stopwatch);
    this.ranker = new PluginRanker(selector);
    this.telling = RoleTelling.to(selector, System.getLogger("dispatcher.plugins"));
  }

  /// Finds the plugins on the class path and makes those that the settings name.
  ///
  /// @param clock what plugins ask for the time
  /// @param stopwatch what measures calls and rests
  /// @throws PluginConfigurationException when a named plugin cannot be used or an option is wrong;
  ///   tells every mistake at once
  public static PluginHost start(
      PluginHostSettings settings, InstantSource clock, Stopwatch stopwatch) {
    ClassLoader loader = Objects.requireNonNull(ClassifierFactory.class.getClassLoader());
    return start(settings, clock, stopwatch, new ClassPathPlugins(loader));
  }

  static PluginHost start(
      PluginHostSettings settings, InstantSource clock, Stopwatch stopwatch, PluginSource source) {
    return new PluginHostStart(settings, clock, stopwatch, source).host();
  }

  /// Asks the classifiers of the configured chain.
  public TaskClassifier classifiers() {
    return classifiers;
  }

  /// Asks the configured role selector.
  public RoleRanker ranker() {
    return ranker;
  }

  /// Tells the role selector of the roles, when it follows the registry.
  public RoleAudience roleAudience() {
    return telling;
  }

  /// Returns when the selector knows the newest roles, or could not be told.
  public void awaitRolesTold() {
    telling.catchUp();
  }

  @Override
  public List<PluginStatus> plugins() {
    return Stream.concat(others.stream(), active.stream().map(HostedPlugin::status))
        .sorted(BY_KIND_AND_NAME)
        .toList();
  }

  /// Ends the plugins: lets running calls finish within their deadline, interrupts what has not,
  /// and closes each plugin after its last call. Does nothing the second time.
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      telling.close();
      active.forEach(HostedPlugin::stop);
      active.forEach(HostedPlugin::close);
    }
  }
}
