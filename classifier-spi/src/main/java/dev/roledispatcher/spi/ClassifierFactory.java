package dev.roledispatcher.spi;

/// Makes a classifier; found by [java.util.ServiceLoader], so it needs a public constructor without
/// parameters.
///
/// The host asks [#descriptor()] first, any number of times, and calls [#create] at most once for
/// each instance it wants, on a thread of its own and before any task is classified.
public interface ClassifierFactory {

  /// Who the plugin is. Cheap, without side effects, always the same.
  PluginDescriptor descriptor();

  /// Makes the classifier. May be slow; a thrown exception marks the plugin as failed, with its
  /// message.
  Classifier create(PluginContext context);
}
