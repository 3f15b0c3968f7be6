package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.queue.RestPolicy.Rest;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Presence;
import dev.roledispatcher.domain.role.Proficiency;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.WorkingHours;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The hard rules: whether one role may take a task, and every reason why not.
///
/// This is the definition. [Screener] finds the same roles faster; a property test holds the two
/// together.
public final class EligibilityRules {

  private EligibilityRules() {}

  /// Every reason against the role, in the order of [RefusalKind]; empty when it may take the task.
  public static List<RefusalReason> reasonsAgainst(IndexedRole indexed, RoleSearch search) {
    Role role = indexed.role();
    RoleProfile profile = role.profile();
    List<RefusalReason> reasons = new ArrayList<>();
    List<CapabilityName> missing = new ArrayList<>();
    List<RefusalReason> tooLow = new ArrayList<>();
    for (Requirement requirement : search.requirements()) {
      if (requirement.isRequired()) {
        int level = indexed.level(requirement.capability());
        if (level == 0) {
          missing.add(requirement.capability());
        } else if (level < requirement.minLevel().level()) {
          tooLow.add(
              new RefusalReason.LevelTooLow(
                  requirement.capability(), new Proficiency(level), requirement.minLevel()));
        }
      }
    }
    if (!missing.isEmpty()) {
      reasons.add(new RefusalReason.MissingCapabilities(missing));
    }
    if (!search.typeRule().allows(profile.type(), search.classification())) {
      reasons.add(
          new RefusalReason.WrongType(
              profile.type(), search.classification(), search.typeRule() == TypeRule.EXACT));
    }
    if (!profile.active()) {
      reasons.add(new RefusalReason.Inactive());
    }
    if (search.excluded().contains(role.id())) {
      reasons.add(new RefusalReason.Excluded());
    }
    List<TaskId> apart = search.apart().get(role.id());
    if (apart != null) {
      reasons.add(new RefusalReason.SeparationOfDuties(apart));
    }
    String failure = search.failed().get(role.id());
    if (failure != null) {
      reasons.add(new RefusalReason.FailedBefore(failure));
    }
    reasons.addAll(tooLow);
    if (profile.engagement().draining() && !role.id().equals(search.holder())) {
      reasons.add(new RefusalReason.Draining());
    }
    if (search.leavesToPull(role)) {
      reasons.add(new RefusalReason.Pulls());
    }
    if (search.misses(indexed)) {
      Presence presence = indexed.presence();
      reasons.add(
          new RefusalReason.NotPresent(
              presence.lastSeenAt(),
              Objects.requireNonNull(presence.timeout(), "Who is away must have a time-out.")));
    }
    Rest rest = search.restOf(indexed);
    if (rest != null) {
      reasons.add(new RefusalReason.Resting(rest.missed(), rest.since(), rest.until()));
    }
    WorkingHours hours = profile.engagement().hours();
    if (search.at() != null && hours != null && !hours.isOpen(search.at())) {
      reasons.add(new RefusalReason.OutsideWorkingHours(hours.nextOpen(search.at())));
    }
    int held = search.heldBeside(indexed);
    Integer capacity = profile.constraints().maxConcurrentTasks();
    if (capacity != null && (long) held + search.need().cost() > capacity) {
      reasons.add(new RefusalReason.AtCapacity(held, capacity, search.need().cost()));
    }
    RefusalReason.LimitReached ofRole = search.reachedOf(indexed);
    if (ofRole != null) {
      reasons.add(ofRole);
    }
    reasons.addAll(search.reached());
    return reasons;
  }
}
