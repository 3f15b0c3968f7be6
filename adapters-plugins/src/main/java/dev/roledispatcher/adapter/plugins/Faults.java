package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.spi.PluginException;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What plugins throw: what the host lives with, and how it is told.
final class Faults {

  private static final int LONGEST = 400;
  private static final int DEEPEST = 16;

  private Faults() {}

  /// True for a failure of the virtual machine itself, which nobody may swallow. A stack overflow
  /// is none: it ended with the call.
  static boolean isFatal(Throwable thrown) {
    return thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError);
  }

  /// The failure of the virtual machine that ended a [PluginCode]; nothing else does.
  static Error fatal(ExecutionException ended) {
    return ended.getCause() instanceof Error fatal ? fatal : new AssertionError(ended);
  }

  /// The name of the failure of the virtual machine that ended a [PluginCode]: all that is safe to
  /// ask of it.
  static String nameOfFatal(ExecutionException ended) {
    return fatal(ended).getClass().getSimpleName();
  }

  /// What was thrown and its first cause, on one line of at most 400 characters.
  ///
  /// Runs code of the plugin ([Throwable#getMessage]), so it belongs on a thread of the plugin;
  /// when that code fails too, the name of the class is all there is.
  ///
  /// @param mask takes secrets out, before the text is cut
  static String describe(Throwable thrown, UnaryOperator<String> mask) {
    try {
      Throwable root = rootOf(thrown.getCause());
      String text = root == null ? one(thrown) : one(thrown) + ", caused by " + one(root);
      return Texts.onOneLine(mask.apply(text), LONGEST);
    } catch (Throwable again) {
      if (isFatal(again)) {
        throw again;
      }
      return thrown.getClass().getName();
    }
  }

  private static @Nullable Throwable rootOf(@Nullable Throwable cause) {
    Throwable root = cause;
    for (int depth = 0; root != null && root.getCause() != null && depth < DEEPEST; depth++) {
      root = root.getCause();
    }
    return root;
  }

  private static String one(Throwable thrown) {
    String message = thrown.getMessage();
    String name = thrown.getClass().getSimpleName();
    if (message == null || message.isBlank()) {
      return name;
    }
    return thrown instanceof PluginException ? message : name + ": " + message;
  }
}
