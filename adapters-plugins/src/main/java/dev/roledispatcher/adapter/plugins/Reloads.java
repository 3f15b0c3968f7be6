package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.in.ReadPlugins.PluginStatus;
import dev.roledispatcher.application.port.in.ReloadPlugins.Change;
import dev.roledispatcher.application.port.in.ReloadPlugins.Reload;
import dev.roledispatcher.application.port.in.ReloadPlugins.What;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells what a reload came to.
final class Reloads {

  private static final Comparator<Change> ORDER =
      Comparator.comparing(Change::kind)
          .thenComparing(Change::name)
          .thenComparing(Change::what)
          .thenComparing(Change::origin);

  private Reloads() {}

  /// What became of each plugin between two sets.
  static Reload of(PluginSet before, PluginSet after) {
    List<Change> changes = new ArrayList<>();
    for (InUse<?> now : after.inUse()) {
      InUse<?> then = same(before, now.status());
      changes.add(then == null ? added(now) : went(then, now));
    }
    for (InUse<?> then : before.inUse()) {
      if (same(after, then.status()) == null) {
        changes.add(removed(then.status()));
      }
    }
    for (PluginStatus other : after.others()) {
      if (isFailure(other)) {
        changes.add(failed(other));
      }
    }
    changes.sort(ORDER);
    return new Reload(changes, after.statuses());
  }

  private static @Nullable InUse<?> same(PluginSet set, PluginStatus wanted) {
    for (InUse<?> one : set.inUse()) {
      if (one.name().equals(wanted.name()) && one.status().kind() == wanted.kind()) {
        return one;
      }
    }
    return null;
  }

  private static Change added(InUse<?> now) {
    PluginStatus status = now.status();
    return new Change(
        status.name(), status.kind(), What.ADDED, status.version(), null, status.origin(), null);
  }

  private static Change went(InUse<?> then, InUse<?> now) {
    PluginStatus status = now.status();
    return new Change(
        status.name(),
        status.kind(),
        then.plugin() == now.plugin() ? What.KEPT : What.REPLACED,
        status.version(),
        then.status().version(),
        status.origin(),
        now.note());
  }

  private static Change removed(PluginStatus then) {
    return new Change(
        then.name(), then.kind(), What.REMOVED, null, then.version(), then.origin(), null);
  }

  private static Change failed(PluginStatus other) {
    return new Change(
        other.name(),
        other.kind(),
        What.FAILED,
        other.version(),
        null,
        other.origin(),
        other.reason());
  }

  private static boolean isFailure(PluginStatus other) {
    return switch (other.state()) {
      case INCOMPATIBLE, BLOCKED, NO_PROVIDER, FAILED, UNSUPPORTED_IN_NATIVE -> true;
      case DISCOVERED, ACTIVE, SHADOW, QUARANTINED -> false;
    };
  }
}
