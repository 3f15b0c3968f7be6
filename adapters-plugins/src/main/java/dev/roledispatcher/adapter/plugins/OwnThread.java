package dev.roledispatcher.adapter.plugins;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Runs what a plugin does once (being read, made, ended) on a thread of its own, so that it can
/// take long and even hang without holding the server.
final class OwnThread {

  private OwnThread() {}

  /// What the code returns, unchecked.
  ///
  /// @param mask takes secrets out of what is told of a failure
  /// @throws PluginFault when it throws, or does not end in time
  static <T> @Nullable T call(
      String plugin,
      ClassLoader loader,
      Duration deadline,
      UnaryOperator<String> mask,
      Callable<? extends T> code)
      throws PluginFault {
    FutureTask<Outcome<T>> task = new FutureTask<>(new PluginCode<>(loader, mask, code));
    Thread.ofPlatform()
        .name("plugin-" + plugin)
        .daemon()
        .inheritInheritableThreadLocals(false)
        .start(task);
    try {
      return switch (task.get(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
        case Outcome.Returned<T>(T value) -> value;
        case Outcome.Thrown<T>(String what) -> throw new PluginFault("It threw " + what);
      };
    } catch (TimeoutException late) {
      task.cancel(true);
      throw new PluginFault("It did not end within " + Durations.shown(deadline));
    } catch (InterruptedException interrupted) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new PluginFault("The server stopped waiting for it");
    } catch (ExecutionException fatal) {
      // On a thread of the plugin even this is a failure of the plugin: nobody else was hurt.
      throw new PluginFault("It failed with " + Faults.nameOfFatal(fatal));
    }
  }
}
