package dev.roledispatcher.adapter.plugins;

/// Says that a plugin could not be read, made or ended; the message continues "It …".
final class PluginFault extends Exception {

  private static final long serialVersionUID = 1L;

  PluginFault(String message) {
    super(message);
  }

  /// What happened, never null.
  String what() {
    return String.valueOf(getMessage());
  }
}
