package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.out.RoleAudience;
import dev.roledispatcher.domain.selection.RoleIndex;
import dev.roledispatcher.spi.RoleSelector;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The selectors in use that follow the registry, each told by a [RoleTelling] of its own. Safe to
/// use from any thread; one thread at a time may change who they are.
final class RoleFollowers implements RoleAudience, AutoCloseable {

  private static final System.Logger LOG = System.getLogger("dispatcher.plugins");

  /// Held while an index is passed on, which takes no time, so that nobody hears of an older one
  /// after a newer.
  private final Object passing = new Object();

  private @Nullable RoleIndex newest;
  private volatile Map<HostedPlugin<RoleSelector>, RoleTelling> tellings = new HashMap<>();

  @Override
  public void rolesChanged(RoleIndex index) {
    synchronized (passing) {
      newest = index;
      tellings.values().forEach(telling -> telling.rolesChanged(index));
    }
  }

  /// Takes in the selectors of a set that is about to be used; returns when each knows the roles,
  /// or could not be told.
  void take(PluginSet set) {
    Map<HostedPlugin<RoleSelector>, RoleTelling> more = new HashMap<>(tellings);
    for (InUse<RoleSelector> selector : set.selectors()) {
      more.computeIfAbsent(selector.plugin(), plugin -> RoleTelling.to(plugin, LOG));
    }
    synchronized (passing) {
      tellings = more;
      RoleIndex index = newest;
      if (index != null) {
        more.values().forEach(telling -> telling.rolesChanged(index));
      }
    }
    catchUp();
  }

  /// Forgets every selector that is not in the set.
  void keepOnly(PluginSet set) {
    Map<HostedPlugin<RoleSelector>, RoleTelling> fewer = new HashMap<>();
    Map<HostedPlugin<RoleSelector>, RoleTelling> all = tellings;
    for (InUse<RoleSelector> selector : set.selectors()) {
      RoleTelling kept = all.get(selector.plugin());
      if (kept != null) {
        fewer.put(selector.plugin(), kept);
      }
    }
    tellings = fewer;
    all.forEach((plugin, telling) -> {
      if (!fewer.containsKey(plugin)) {
        telling.close();
      }
    });
  }

  /// Returns when every selector knows the newest roles, or could not be told.
  void catchUp() {
    tellings.values().forEach(RoleTelling::catchUp);
  }

  /// Tells nobody anything more.
  @Override
  public void close() {
    tellings.values().forEach(RoleTelling::close);
  }
}
