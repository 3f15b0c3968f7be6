package dev.roledispatcher.spi;

/// Makes a role selector; found by [java.util.ServiceLoader] and called like a [ClassifierFactory].
public interface RoleSelectorFactory {

  /// Who the plugin is. Cheap, without side effects, always the same.
  PluginDescriptor descriptor();

  /// Makes the selector. May be slow; a thrown exception marks the plugin as failed, with its
  /// message.
  RoleSelector create(PluginContext context);
}
