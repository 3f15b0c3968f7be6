package dev.roledispatcher.spi;

/// The version of this interface, compiled into every plugin that names it.
public final class SpiVersion {

  /// The version a plugin is built against; raised only when an old plugin would no longer work.
  ///
  /// A compile-time constant on purpose: the compiler copies it into the plugin, so that the host
  /// can compare what the plugin was built against with what the host offers.
  public static final int CURRENT = 1;

  private SpiVersion() {}
}
