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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Tells a selector that is a [RegistryFollower] of the roles, from a thread of its own, so that
/// the directory never waits for a plugin.
///
/// Indexes that come while it tells are told as one. After a failure everything is told again (with
/// the next change, or after half a minute), and after [#MOST_FAILURES] in a row nothing more: a
/// selector that hangs would otherwise hold one more thread each time. A selector that follows
/// nothing costs nothing.
final class RoleTelling implements RoleAudience, AutoCloseable {

  /// How long a selector may take to hear of all roles; the start and a reload wait as long.
  static final Duration LONGEST = Duration.ofMinutes(1);

  static final int MOST_FAILURES = 3;

  /// How long it waits after a failure when nothing changes meanwhile.
  private static final Duration RETRY = Duration.ofSeconds(30);

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
  }

  /// Tells that selector from now on, when it wants to be told.
  static RoleTelling to(HostedPlugin<RoleSelector> selector, Logger log) {
    if (!selector.is(RegistryFollower.class)) {
      return new RoleTelling(null, log);
    }
    RoleTelling telling =
        new RoleTelling(
            change -> selector.tell(LONGEST, plugin -> ((RegistryFollower) plugin).follow(change)),
            log);
    telling.teller.start();
    return telling;
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
        if (isBehind()) {
          wake.tryAcquire(RETRY.toMillis(), TimeUnit.MILLISECONDS);
        } else {
          wake.acquire();
        }
        wake.drainPermits();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      catchUp();
    }
  }

  /// True after a failure that is not the last.
  private boolean isBehind() {
    synchronized (telling) {
      return failures > 0 && failures < MOST_FAILURES;
    }
  }

  /// Tells nothing more.
  @Override
  public void close() {
    closed = true;
    teller.interrupt();
  }
}
