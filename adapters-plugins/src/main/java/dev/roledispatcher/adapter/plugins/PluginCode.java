package dev.roledispatcher.adapter.plugins;

import java.util.concurrent.Callable;

/// A piece of plugin code as it runs on a thread of the plugin: with the plugin's class loader, and
/// with whatever it throws turned into an [Outcome].
final class PluginCode<T> implements Callable<Outcome<T>> {

  private final ClassLoader loader;
  private final Callable<? extends T> code;
  private volatile boolean started;

  PluginCode(ClassLoader loader, Callable<? extends T> code) {
    this.loader = loader;
    this.code = code;
  }

  @Override
  public Outcome<T> call() {
    started = true;
    Thread.currentThread().setContextClassLoader(loader);
    try {
      return new Outcome.Returned<>(code.call());
    } catch (Throwable thrown) {
      if (Faults.isFatal(thrown)) {
        throw (VirtualMachineError) thrown;
      }
      return new Outcome.Thrown<>(Faults.describe(thrown));
    }
  }

  /// True once a thread took it up.
  boolean hasStarted() {
    return started;
  }
}
