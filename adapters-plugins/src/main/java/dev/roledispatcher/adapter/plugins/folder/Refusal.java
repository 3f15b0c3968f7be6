package dev.roledispatcher.adapter.plugins.folder;

import dev.roledispatcher.application.port.in.ReadPlugins.State;
import org.jspecify.annotations.Nullable;

/// Says why an entry of the plugin folder is not loaded; the message is one sentence for people.
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final State state;
  private final @Nullable String sha256;

  Refusal(State state, String message, @Nullable String sha256) {
    super(message);
    this.state = state;
    this.sha256 = sha256;
  }

  Refusal(State state, String message) {
    this(state, message, null);
  }

  Finding.Refused of(FolderEntry entry) {
    return new Finding.Refused(
        entry.path(), entry.name(), state, String.valueOf(getMessage()), sha256);
  }
}
