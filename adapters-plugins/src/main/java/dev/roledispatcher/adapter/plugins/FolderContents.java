package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.adapter.plugins.folder.Bundle;
import dev.roledispatcher.adapter.plugins.folder.Finding;
import dev.roledispatcher.adapter.plugins.folder.PluginFolder;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What was loaded from the plugin folder and is still open. Safe to use from one thread at a time.
final class FolderContents implements AutoCloseable {

  private static final Logger LOG = System.getLogger("dispatcher.plugins");

  private final @Nullable PluginFolder folder;
  private final List<Contents> open = new ArrayList<>();
  private List<Contents> latest = List.of();
  private String loadedOutline = "";

  /// @param folder the folder; null when there is none
  FolderContents(@Nullable PluginFolder folder) {
    this.folder = folder;
  }

  /// What was found.
  ///
  /// @param contents what is loaded, whether it is useful or not
  /// @param refused what is not
  record View(List<Contents> contents, List<Finding.Refused> refused) {}

  /// Looks into the folder; loads what is new.
  ///
  /// @param time what is left for it
  /// @param longest the longest one plugin may take
  View look(TimeLeft time, Duration longest) {
    List<Contents> contents = new ArrayList<>();
    List<Finding.Refused> refused = new ArrayList<>();
    if (folder != null) {
      loadedOutline = folder.outline();
      List<Bundle> bundles = open.stream().map(FolderContents::bundle).toList();
      for (Finding finding : folder.look(bundles)) {
        switch (finding) {
          case Finding.Opened(Bundle bundle) -> {
            Contents read = Contents.of(bundle, time, longest);
            open.add(read);
            contents.add(read);
          }
          case Finding.Unchanged(Bundle bundle) -> contents.add(known(bundle));
          case Finding.Refused one -> refused.add(one);
        }
      }
    }
    latest = List.copyOf(contents);
    return new View(latest, refused);
  }

  /// What loads the classes of everything that is open.
  List<ClassLoader> loaders() {
    return open.stream().map(contents -> bundle(contents).loader()).toList();
  }

  /// What the folder looked like when it was last looked into.
  String loadedOutline() {
    return loadedOutline;
  }

  /// What it looks like now.
  String outline() {
    return folder == null ? "" : folder.outline();
  }

  /// Closes what neither holds one of these plugins nor could hold one at the next reload.
  void keepOnly(List<HostedPlugin<?>> plugins) {
    for (Contents contents : List.copyOf(open)) {
      ClassLoader loader = bundle(contents).loader();
      boolean used =
          plugins.stream().anyMatch(plugin -> loader.equals(plugin.source().found().loader()));
      if (!used && !(isLatest(contents) && contents.isUseful())) {
        close(contents);
      }
    }
  }

  /// Ends everything.
  @Override
  public void close() {
    List.copyOf(open).forEach(this::close);
    if (folder != null) {
      try {
        folder.close();
      } catch (IOException left) {
        LOG.log(Level.WARNING, "event=plugin_copies_left reason=\"%s\"".formatted(left));
      }
    }
  }

  private void close(Contents contents) {
    Bundle bundle = bundle(contents);
    open.removeIf(one -> bundle(one).equals(bundle));
    latest = latest.stream().filter(one -> !bundle(one).equals(bundle)).toList();
    try {
      bundle.close();
    } catch (IOException left) {
      LOG.log(
          Level.WARNING,
          "event=plugin_jar_left_open path=\"%s\" reason=\"%s\"".formatted(bundle.path(), left));
    }
  }

  private boolean isLatest(Contents contents) {
    return latest.stream().anyMatch(one -> bundle(one).equals(contents.bundle()));
  }

  private Contents known(Bundle bundle) {
    return open.stream().filter(one -> bundle(one).equals(bundle)).findFirst().orElseThrow();
  }

  private static Bundle bundle(Contents contents) {
    return Objects.requireNonNull(contents.bundle());
  }
}
