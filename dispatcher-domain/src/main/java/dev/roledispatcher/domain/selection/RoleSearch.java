package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.capacity.CapacityNeed;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.queue.RestPolicy.Rest;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.WorkingHours;
import dev.roledispatcher.domain.selection.RefusalReason.LimitReached;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which roles are looked for.
///
/// @param classification the class of the task
/// @param typeRule how types must go with it
/// @param requirements what the task asks for
/// @param excluded roles the caller excluded
/// @param apart roles that must be kept apart from the task, and the tasks because of which
/// @param failed roles that failed this task before, and why
/// @param preferred the role the caller prefers; null when none
/// @param only the one role the caller allows; null when any will do
/// @param holder the role that holds the task already, so that the task does not count against it;
///   null when none
/// @param at when the role is to begin, which must be in its working hours, and when it must be
///   there; null for whenever
/// @param need what the task takes of capacities
/// @param gauges the limits over all roles, and those of roles for kinds
/// @param reached the limits over all roles that have no room for the task
public record RoleSearch(
    TaskClassification classification,
    TypeRule typeRule,
    List<Requirement> requirements,
    Set<RoleId> excluded,
    Map<RoleId, List<TaskId>> apart,
    Map<RoleId, String> failed,
    @Nullable RoleId preferred,
    @Nullable RoleId only,
    @Nullable RoleId holder,
    @Nullable Instant at,
    CapacityNeed need,
    LimitGauges gauges,
    List<LimitReached> reached) {

  private static final LimitGauges UNLIMITED = new LimitGauges(CapacityLimits.NONE);

  public RoleSearch {
    requirements = List.copyOf(requirements);
    excluded = Set.copyOf(excluded);
    apart = Map.copyOf(apart);
    failed = Map.copyOf(failed);
    reached = List.copyOf(reached);
  }

  /// A search for a task that takes one unit of capacity, under no limits beside those of roles.
  public RoleSearch(
      TaskClassification classification,
      TypeRule typeRule,
      List<Requirement> requirements,
      Set<RoleId> excluded,
      Map<RoleId, List<TaskId>> apart,
      Map<RoleId, String> failed,
      @Nullable RoleId preferred,
      @Nullable RoleId only,
      @Nullable RoleId holder,
      @Nullable Instant at) {
    this(
        classification,
        typeRule,
        requirements,
        excluded,
        apart,
        failed,
        preferred,
        only,
        holder,
        at,
        CapacityNeed.ONE,
        UNLIMITED,
        List.of());
  }

  /// A search for a role that may begin whenever it works, and that keeps none apart from the task.
  public RoleSearch(
      TaskClassification classification,
      TypeRule typeRule,
      List<Requirement> requirements,
      Set<RoleId> excluded,
      Map<RoleId, String> failed,
      @Nullable RoleId preferred,
      @Nullable RoleId only,
      @Nullable RoleId holder) {
    this(
        classification,
        typeRule,
        requirements,
        excluded,
        Map.of(),
        failed,
        preferred,
        only,
        holder,
        null);
  }

  /// True when the role works at the time that matters.
  boolean isOpen(RoleProfile role) {
    WorkingHours hours = role.engagement().hours();
    return at == null || hours == null || hours.isOpen(at);
  }

  /// The same search for a task that takes that much.
  public RoleSearch taking(CapacityNeed more) {
    return new RoleSearch(
        classification,
        typeRule,
        requirements,
        excluded,
        apart,
        failed,
        preferred,
        only,
        holder,
        at,
        more,
        gauges,
        reached);
  }

  /// The same search under limits, as far as they are used now. A task that a role has already
  /// takes no more of those over all roles.
  public RoleSearch under(LimitGauges limits) {
    return new RoleSearch(
        classification,
        typeRule,
        requirements,
        excluded,
        apart,
        failed,
        preferred,
        only,
        holder,
        at,
        need,
        limits,
        holder == null ? limits.reached(need) : List.of());
  }

  /// True when the role takes tasks from the queue itself, and nobody named it.
  boolean leavesToPull(Role role) {
    return role.profile().engagement().pulls()
        && !role.id().equals(only)
        && !role.id().equals(holder);
  }

  /// True when the role is not there at the time that matters; whoever has the task already may
  /// keep it.
  boolean misses(IndexedRole role) {
    return at != null && !role.id().equals(holder) && !role.presence().isPresent(at);
  }

  /// The rest that the role takes at the time that matters; null when it takes none.
  @Nullable Rest restOf(IndexedRole role) {
    Rest rest = role.signs().rest();
    boolean counts = rest != null && at != null && !role.id().equals(holder) && !rest.isOver(at);
    return counts ? rest : null;
  }

  /// Units of capacity the role holds beside those of this task.
  int heldBeside(IndexedRole role) {
    int active = role.load().active();
    return role.id().equals(holder) ? Math.max(0, active - need.cost()) : active;
  }

  /// The limit of the role for the kind of the task, when it has no room for it; null when it has.
  @Nullable LimitReached reachedOf(IndexedRole role) {
    return gauges.reachedOf(role, need, role.id().equals(holder));
  }
}
