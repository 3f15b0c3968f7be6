package dev.roledispatcher.adapter.plugins;

import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/// A piece of plugin code as it runs on a thread of the plugin: with the plugin's class loader, and
/// with whatever it throws turned into an [Outcome].
final class PluginCode<T> implements Callable<Outcome<T>> {

  private final ClassLoader loader;
  private final UnaryOperator<String> mask;
  private final Callable<? extends T> code;
  private volatile boolean started;

  /// @param mask takes secrets out of what is told of a failure
  PluginCode(ClassLoader loader, UnaryOperator<String> mask, Callable<? extends T> code) {
    this.loader = loader;
    this.mask = mask;
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
      return new Outcome.Thrown<>(Faults.describe(thrown, mask));
    }
  }

  /// True once a thread took it up.
  boolean hasStarted() {
    return started;
  }
}
