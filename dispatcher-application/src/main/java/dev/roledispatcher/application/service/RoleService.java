package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.in.ManageRoles;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.in.Receipt;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.AnswerStore;
import dev.roledispatcher.application.port.out.Ids;
import dev.roledispatcher.application.port.out.PresenceStore;
import dev.roledispatcher.application.port.out.RoleDirectory;
import dev.roledispatcher.application.port.out.RoleStore;
import dev.roledispatcher.application.port.out.RoleStore.DeleteOutcome;
import dev.roledispatcher.application.port.out.UnitOfWork;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.queue.MissedOffers;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.role.RoleVersion;
import dev.roledispatcher.domain.role.Workload;
import dev.roledispatcher.domain.selection.RoleIndex;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Keeps the registry of roles.
public final class RoleService implements ManageRoles {

  private final RoleStore store;
  private final PresenceStore presence;
  private final RoleDirectory directory;
  private final UnitOfWork unitOfWork;
  private final ReceiptBook receipts;
  private final Ids ids;
  private final InstantSource clock;

  /// A service on these parts.
  public RoleService(
      RoleStore store,
      PresenceStore presence,
      RoleDirectory directory,
      UnitOfWork unitOfWork,
      AnswerStore answers,
      Ids ids,
      InstantSource clock,
      DispatchSettings settings) {
    this.store = store;
    this.presence = presence;
    this.directory = directory;
    this.unitOfWork = unitOfWork;
    this.receipts = new ReceiptBook(answers, clock, settings);
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public RegisteredRole register(
      @Nullable RoleId id, RoleProfile profile, Receipt<RegisteredRole> receipt) {
    Role wanted = newRole(new NewRole(id, profile), clock.instant());
    RegisteredRole registered =
        unitOfWork.run(() -> {
          RegisteredRole added =
              store.add(List.of(wanted)).stream()
                  .findFirst()
                  .map(RoleService::idle)
                  .orElseThrow(
                      () -> new DispatchException(new DispatchFailure.RoleExists(wanted.id())));
          receipts.keep(receipt, added);
          return added;
        });
    directory.changed(registered.role());
    return registered;
  }

  @Override
  public List<Registration> registerAll(List<NewRole> roles, Receipt<List<Registration>> receipt) {
    Instant now = clock.instant();
    List<Role> wanted = roles.stream().map(role -> newRole(role, now)).toList();
    List<Registration> registrations =
        unitOfWork.run(() -> {
          List<Registration> outcomes = outcomes(wanted, store.add(wanted));
          receipts.keep(receipt, outcomes);
          return outcomes;
        });
    for (Registration registration : registrations) {
      if (registration instanceof Registration.Registered registered) {
        directory.changed(registered.role().role());
      }
    }
    return registrations;
  }

  @Override
  public RegisteredRole role(RoleId id) {
    return store.find(id).orElseThrow(() -> notFound(id));
  }

  @Override
  public Page<RegisteredRole> roles(RoleFilter filter, PageRequest page) {
    return store.list(filter, page);
  }

  @Override
  public RegisteredRole change(
      RoleId id,
      OptionalLong expectedVersion,
      UnaryOperator<RoleProfile> change,
      Receipt<RegisteredRole> receipt) {
    RegisteredRole changed =
        OptimisticChange.of(
            () -> role(id),
            current -> {
              requireVersion(current.role(), expectedVersion);
              RoleProfile profile = change.apply(current.role().profile());
              return unitOfWork.run(() -> replace(current, profile, receipt));
            },
            current -> stale(id, current.role().version()));
    directory.changed(changed.role());
    if (changed.role().profile().active()) {
      directory.missed(id, MissedOffers.NONE);
    }
    return changed;
  }

  @Override
  public void delete(RoleId id, OptionalLong expectedVersion) {
    RoleId deleted =
        OptimisticChange.of(
            () -> role(id).role(),
            current -> {
              requireVersion(current, expectedVersion);
              return delete(current);
            },
            current -> stale(id, current.version()));
    directory.removed(deleted);
  }

  @Override
  public Page<RoleVersion> versions(RoleId id, PageRequest page) {
    Page<RoleVersion> versions = store.versions(id, page);
    if (versions.items().isEmpty() && page.cursor() == null) {
      throw notFound(id);
    }
    return versions;
  }

  @Override
  public RegistryStats stats() {
    RoleIndex index = directory.index();
    Map<RoleType, Integer> byType = new EnumMap<>(RoleType.class);
    for (RoleType type : RoleType.values()) {
      byType.put(type, index.countOf(type));
    }
    Map<CapabilityName, Integer> byCapability = new HashMap<>();
    for (CapabilityName capability : index.knownCapabilities()) {
      byCapability.put(capability, index.countOf(capability));
    }
    return new RegistryStats(index.size(), index.activeCount(), byType, byCapability);
  }

  /// Empty when somebody else was faster.
  private Optional<RoleId> delete(Role current) {
    DeleteOutcome outcome =
        unitOfWork.run(() -> store.delete(current.id(), current.version(), clock.instant()));
    return switch (outcome) {
      case DeleteOutcome.Deleted deleted -> Optional.of(current.id());
      case DeleteOutcome.Holding holding ->
          throw new RejectedException(new Rejection.RoleHoldsTasks(current.id(), holding.tasks()));
      case DeleteOutcome.Stale stale -> Optional.empty();
    };
  }

  private Optional<RegisteredRole> replace(
      RegisteredRole current, RoleProfile profile, Receipt<RegisteredRole> receipt) {
    Role before = current.role();
    Optional<Role> after =
        profile.equals(before.profile())
            ? Optional.of(before)
            : store.replace(before.id(), before.version(), profile, clock.instant());
    if (after.isPresent() && profile.active()) {
      presence.forgive(before.id());
    }
    Optional<RegisteredRole> changed =
        after.map(role -> new RegisteredRole(role, workloadOf(role, current.workload())));
    changed.ifPresent(role -> receipts.keep(receipt, role));
    return changed;
  }

  private Role newRole(NewRole role, Instant now) {
    RoleId id = role.id() == null ? ids.nextRole() : role.id();
    return new Role(id, role.profile(), 1, now, now);
  }

  private static List<Registration> outcomes(List<Role> wanted, List<Role> added) {
    Map<RoleId, Role> left = new HashMap<>();
    added.forEach(role -> left.put(role.id(), role));
    List<Registration> outcomes = new ArrayList<>(wanted.size());
    for (Role role : wanted) {
      Role registered = left.remove(role.id());
      outcomes.add(
          registered == null
              ? new Registration.Failed(new DispatchFailure.RoleExists(role.id()))
              : new Registration.Registered(idle(registered)));
    }
    return outcomes;
  }

  private static Workload workloadOf(Role role, Workload before) {
    return new Workload(
        before.active(),
        role.profile().constraints().maxConcurrentTasks(),
        before.lastAssignedAt());
  }

  private static RegisteredRole idle(Role role) {
    return new RegisteredRole(role, Workload.idle(role.profile().constraints().capacity()));
  }

  private static void requireVersion(Role role, OptionalLong expected) {
    if (expected.isPresent() && expected.getAsLong() != role.version()) {
      throw new RejectedException(
          new Rejection.StaleRole(role.id(), expected.getAsLong(), role.version()));
    }
  }

  private RejectedException stale(RoleId id, long expected) {
    return new RejectedException(new Rejection.StaleRole(id, expected, role(id).role().version()));
  }

  private static DispatchException notFound(RoleId id) {
    return new DispatchException(new DispatchFailure.RoleNotFound(id));
  }
}
