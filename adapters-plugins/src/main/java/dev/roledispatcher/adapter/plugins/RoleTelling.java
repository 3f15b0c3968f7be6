package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.application.port.out.RoleAudience;
import dev.roledispatcher.domain.selection.RoleIndex;
import dev.roledispatcher.spi.RegistryChange;
import dev.roledispatcher.spi.RegistryFollower;
import dev.roledispatcher.spi.RoleSelector;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Tells a selector that is a [RegistryFollower] of the roles, from a thread of its own, so that
/// the directory never waits for a plugin.
///
/// Indexes that come while it tells are told as one. After a failure everything is told again, and
/// after [#MOST_FAILURES] in a row nothing more: a selector that hangs would otherwise hold one
/// more thread each time. A selector that follows nothing costs nothing.
final class RoleTelling implements RoleAudience, AutoCloseable {

  /// How long a selector may take to hear of all roles.
  static final Duration LONGEST = Duration.ofSeconds(60);

  static final int MOST_FAILURES = 3;

  /// Reaches the selector, under the deadline.
  interface Line {

    /// Tells it of a change.
    ///
    /// @throws PluginFault when it throws or is late
    void tell(RegistryChange change) throws PluginFault;
  }

  private final @Nullable Line line;
  private final Logger log;
  private final AtomicReference<@Nullable RoleIndex> newest = new AtomicReference<>();
  private final Semaphore wake = new Semaphore(0);
  private final Object telling = new Object();
  private final Thread teller;
  private @Nullable RoleIndex told;
  private int failures;
  private volatile boolean closed;

  /// @param line null when the selector follows nothing
  RoleTelling(@Nullable Line line, Logger log) {
    this.line = line;
    this.log = log;
    this.teller = Thread.ofPlatform().name("plugin-roles").daemon().unstarted(this::run);
    if (line != null) {
      teller.start();
    }
  }

  /// Tells that selector, when it wants to be told.
  static RoleTelling to(HostedPlugin<RoleSelector> selector, Logger log) {
    return new RoleTelling(
        selector.is(RegistryFollower.class)
            ? change -> selector.tell(LONGEST, plugin -> ((RegistryFollower) plugin).follow(change))
            : null,
        log);
  }

  @Override
  public void rolesChanged(RoleIndex index) {
    newest.set(index);
    wake.release();
  }

  /// Tells on the calling thread what is not yet told; returns when the newest index is told, or
  /// could not be.
  void catchUp() {
    synchronized (telling) {
      RoleIndex index = newest.get();
      if (line == null || index == null || failures >= MOST_FAILURES || closed) {
        return;
      }
      ChangeSeen change = ChangeSeen.from(told, index);
      try {
        if (!change.isEmpty()) {
          line.tell(change);
        }
        told = index;
        failures = 0;
      } catch (PluginFault fault) {
        told = null;
        failures++;
        log.log(
            Level.WARNING,
            "event=plugin_not_told_of_roles failures=%d gave_up=%s reason=\"%s\""
                .formatted(failures, failures >= MOST_FAILURES, Texts.sentence(fault.what())));
      }
    }
  }

  private void run() {
    while (!closed) {
      try {
        wake.acquire();
        wake.drainPermits();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      catchUp();
    }
  }

  /// Tells nothing more.
  @Override
  public void close() {
    closed = true;
    teller.interrupt();
  }
}
