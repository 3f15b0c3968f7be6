package dev.roledispatcher.server.settings;

/// Whether this server was compiled to a native program, or is being compiled to one.
public final class NativeMode {

  /// Set by GraalVM, while it compiles and in what it compiled. A constant there, because classes
  /// are initialised at build time: what only a JVM does is not even compiled in.
  private static final boolean ON = System.getProperty("org.graalvm.nativeimage.imagecode") != null;

  private NativeMode() {}

  /// True in a native server, false on a JVM.
  public static boolean isOn() {
    return ON;
  }
}
