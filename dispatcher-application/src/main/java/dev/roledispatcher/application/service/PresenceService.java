package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.KeepPresence;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.out.PresenceStore;
import dev.roledispatcher.application.port.out.RoleDirectory;
import dev.roledispatcher.application.port.out.RoleStore;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.role.Presence;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.selection.IndexedRole;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes note of signs of life.
public final class PresenceService implements KeepPresence {

  private final PresenceStore store;
  private final RoleStore roles;
  private final CommitParts parts;

  /// A service on these parts.
  ///
  /// @param parts with the directory that wakes the queue when a role comes back
  public PresenceService(PresenceStore store, RoleStore roles, CommitParts parts) {
    this.store = store;
    this.roles = roles;
    this.parts = parts;
  }

  @Override
  public RolePresence heartbeat(RoleId role, Receipt<RolePresence> receipt) {
    Instant at = parts.clock().instant();
    RoleProfile profile = profile(role);
    Optional<IndexedRole> known = directory().index().find(role);
    boolean costsNothing =
        receipt.ticket() == null && known.filter(indexed -> isFresh(indexed, at)).isPresent();
    RolePresence presence =
        costsNothing
            ? presence(role, profile, known.orElseThrow().signs().lastSeenAt(), at)
            : parts
                .unitOfWork()
                .run(() -> {
                  store.seen(role, at, Presence.of(profile, at).notedEvery());
                  RolePresence noted = presence(role, profile, store.lastSeen(role).orElse(at), at);
                  parts.receipts().keep(receipt, noted);
                  return noted;
                });
    if (!costsNothing && presence.lastSeenAt() != null) {
      directory().seen(role, presence.lastSeenAt());
    }
    return presence;
  }

  @Override
  public RolePresence presence(RoleId role) {
    return presence(
        role, profile(role), store.lastSeen(role).orElse(null), parts.clock().instant());
  }

  /// A role asked for work: that is a sign of life of one that is watched, or rests.
  void asked(RoleId role) {
    Instant at = parts.clock().instant();
    Optional<IndexedRole> known = directory().index().find(role);
    boolean counts =
        known
            .filter(
                indexed -> indexed.presence().timeout() != null || indexed.signs().rest() != null)
            .filter(indexed -> !isFresh(indexed, at))
            .isPresent();
    if (counts) {
      heartbeat(role, Receipt.none());
    }
  }

  /// Whether a sign of life would change nothing.
  private static boolean isFresh(IndexedRole role, Instant at) {
    return role.signs().rest() == null && !role.presence().isWorthNoting(at);
  }

  private RoleProfile profile(RoleId role) {
    return directory()
        .index()
        .find(role)
        .map(indexed -> indexed.role().profile())
        .or(() -> roles.find(role).map(registered -> registered.role().profile()))
        .orElseThrow(() -> new DispatchException(new DispatchFailure.RoleNotFound(role)));
  }

  private static RolePresence presence(
      RoleId role, RoleProfile profile, @Nullable Instant lastSeenAt, Instant at) {
    Presence presence = Presence.of(profile, lastSeenAt);
    return new RolePresence(role, presence.isPresent(at), lastSeenAt, presence.timeout());
  }

  private RoleDirectory directory() {
    return parts.directory();
  }
}
