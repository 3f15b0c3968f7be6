package dev.roledispatcher.spi;

/// Says that a plugin could not do its work; the message is shown to operators, so it must hold no
/// secret.
public final class PluginException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// A failure without a deeper cause.
  public PluginException(String message) {
    super(message);
  }

  /// A failure with its cause.
  public PluginException(String message, Throwable cause) {
    super(message, cause);
  }
}
