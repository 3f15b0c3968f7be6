package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.domain.classification.PluginRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/// Plugins that are asked beside those that decide, to be compared with them: all at once, while
/// the others decide. Safe to use from any thread.
///
/// @param plugins the plugins
/// @param longest how long a decision waits for them at most
record Shadows<P extends AutoCloseable>(List<HostedPlugin<P>> plugins, Duration longest) {

  Shadows {
    plugins = List.copyOf(plugins);
  }

  /// What one of them said.
  ///
  /// @param by the plugin
  /// @param answer its answer
  record Said<V>(PluginRef by, Answer<V> answer) {}

  /// Starts to ask; the answers are there when [Asked#said] returns.
  ///
  /// @param within the time left for the decision
  /// @param check makes the check for what a plugin answers
  <R, V> Asked<V> ask(
      Duration within,
      Function<? super P, ? extends R> question,
      Function<PluginRef, AnswerCheck<R, V>> check) {
    List<FutureTask<Said<V>>> running = new ArrayList<>(plugins.size());
    Duration deadline = Durations.shorter(within, longest);
    for (HostedPlugin<P> plugin : plugins) {
      Callable<Said<V>> call =
          () ->
              new Said<>(
                  plugin.ref(), plugin.guard().ask(deadline, question, check.apply(plugin.ref())));
      FutureTask<Said<V>> task = new FutureTask<>(call);
      Thread.ofVirtual().name("shadow-" + plugin.ref().name()).start(task);
      running.add(task);
    }
    return new Asked<>(running);
  }

  /// Shadows that have been asked.
  ///
  /// @param running one call for each of them
  record Asked<V>(List<FutureTask<Said<V>>> running) {

    /// What each of them said, in their order; each call ends by its own deadline.
    List<Said<V>> said() {
      List<Said<V>> answers = new ArrayList<>(running.size());
      for (FutureTask<Said<V>> task : running) {
        try {
          answers.add(task.get());
        } catch (InterruptedException interrupted) {
          // The decision is not waited for any more, and a comparison less so.
          Thread.currentThread().interrupt();
          return answers;
        } catch (ExecutionException fatal) {
          throw Faults.fatal(fatal);
        }
      }
      return answers;
    }
  }
}
