package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.adapter.plugins.folder.Bundle;
import dev.roledispatcher.application.port.in.ReadPlugins.Kind;
import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.application.port.in.ReadPlugins.State;
import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.RoleSelector;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is in one place, looked into: the class path, or one entry of the plugin folder.
///
/// @param bundle the jars of the entry; null for the class path
/// @param classifiers its classifiers
/// @param selectors its role selectors
/// @param problems what else is to be listed of it
record Contents(
    @Nullable Bundle bundle,
    List<ReadPlugin<Classifier>> classifiers,
    List<ReadPlugin<RoleSelector>> selectors,
    List<PluginStatus> problems) {

  /// Looks into a source.
  ///
  /// @param deadline the longest each plugin may take
  static Contents of(PluginSource source, Duration deadline) {
    return new Contents(
        null,
        source.classifiers().stream()
            .map(found -> ReadPlugin.of(Kind.CLASSIFIER, found, deadline))
            .toList(),
        source.selectors().stream()
            .map(found -> ReadPlugin.of(Kind.ROLE_SELECTOR, found, deadline))
            .toList(),
        List.of());
  }

  /// Looks into an entry of the plugin folder.
  static Contents of(Bundle bundle, TimeLeft time, Duration longest) {
    ProviderSearch search = new ProviderSearch(bundle.loader(), bundle.path(), bundle.sha256());
    try {
      // Even the search reads what strangers wrote.
      Found found =
          OwnThread.call(
              bundle.path(),
              bundle.loader(),
              time.atMost(longest),
              UnaryOperator.identity(),
              () -> new Found(search.classifiers(), search.selectors()));
      if (found == null || (found.classifiers().isEmpty() && found.selectors().isEmpty())) {
        return troubled(
            bundle,
            State.NO_PROVIDER,
            "Nothing in it says that it is a plugin: META-INF/services names neither a ClassifierFactory nor a RoleSelectorFactory.");
      }
      return new Contents(
          bundle,
          found.classifiers().stream()
              .map(one -> ReadPlugin.of(Kind.CLASSIFIER, one, time.atMost(longest)))
              .toList(),
          found.selectors().stream()
              .map(one -> ReadPlugin.of(Kind.ROLE_SELECTOR, one, time.atMost(longest)))
              .toList(),
          List.of());
    } catch (PluginFault fault) {
      return troubled(
          bundle, State.FAILED, Texts.sentence("It could not be searched: " + fault.what()));
    }
  }

  /// Everything that is wrong with it.
  List<PluginStatus> troubles() {
    return Stream.of(troubles(classifiers), troubles(selectors), problems.stream())
        .flatMap(part -> part)
        .toList();
  }

  /// True when something in it may be used.
  boolean isUseful() {
    return Stream.concat(classifiers.stream(), selectors.stream())
        .anyMatch(ReadPlugin.Usable.class::isInstance);
  }

  private static <P> Stream<PluginStatus> troubles(List<ReadPlugin<P>> plugins) {
    return plugins.stream()
        .flatMap(plugin ->
            switch (plugin) {
              case ReadPlugin.Usable<P> usable -> Stream.empty();
              case ReadPlugin.Unusable<P>(PluginStatus status) -> Stream.of(status);
            });
  }

  private static Contents troubled(Bundle bundle, State state, String reason) {
    String name = bundle.path().replaceFirst("(?i)\\.jar$", "");
    return new Contents(
        bundle,
        List.of(),
        List.of(),
        List.of(PluginStatuses.unread(name, bundle.path(), bundle.sha256(), state, reason)));
  }

  private record Found(
      List<FoundPlugin<Classifier>> classifiers, List<FoundPlugin<RoleSelector>> selectors) {}
}
