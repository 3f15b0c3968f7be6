package dev.roledispatcher.adapter.plugins;

import java.util.List;

/// Says that the server cannot start with its configuration of plugins: the message has every
/// mistake on a line of its own and holds no secret.
public final class PluginConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PluginConfigurationException(List<String> mistakes) {
    super(String.join("\n", mistakes));
  }

  /// Every mistake, in the order found; at least one.
  public List<String> mistakes() {
    return String.valueOf(getMessage()).lines().toList();
  }
}
