package dev.roledispatcher.adapter.plugins.folder;

import java.util.Set;

/// The classes that plugins share with the server: the plugin interface, JSpecify and the JDK, and
/// nothing else of the server.
final class SharedClasses extends ClassLoader {

  private static final Set<String> SHARED =
      Set.of("dev.roledispatcher.spi", "org.jspecify.annotations");

  static {
    registerAsParallelCapable();
  }

  private final ClassLoader server;

  /// @param server what knows the plugin interface
  SharedClasses(ClassLoader server) {
    super("plugin-interface", ClassLoader.getPlatformClassLoader());
    this.server = server;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    int dot = name.lastIndexOf('.');
    if (dot > 0 && SHARED.contains(name.substring(0, dot))) {
      return server.loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }
}
