package dev.roledispatcher.domain.queue;

import dev.roledispatcher.domain.role.RoleId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How often a task is tried, with whom no longer, and what follows when it was tried often enough.
///
/// Everything ends: an escalation grants as many attempts as there were at first, there is a last
/// one, and no task is assigned more than `maxHops` times.
///
/// @param maxAttempts offers and assignments that may end without completion, 1 to 100
/// @param cooldown how long a role rests that let an offer or a lease lapse, 0 to a day
/// @param missesInARow offers missed in a row after which a role counts as unavailable, 1 to 100
/// @param maxHops assignments of one task at most, 1 to 1,000
/// @param whenUsedUp what follows
/// @param escalations the steps, in order, at most [#MOST_ESCALATIONS]; at least one when it
///   escalates
public record AttemptPolicy(
    int maxAttempts,
    Duration cooldown,
    int missesInARow,
    int maxHops,
    WhenUsedUp whenUsedUp,
    List<Escalation> escalations) {

  /// The most steps.
  public static final int MOST_ESCALATIONS = 10;

  private static final Duration LONGEST_COOLDOWN = Duration.ofDays(1);

  /// What holds when nothing is configured.
  public static final AttemptPolicy DEFAULT =
      new AttemptPolicy(3, Duration.ofMinutes(5), 3, 8, WhenUsedUp.FAIL, List.of());

  /// What follows when a task has been tried often enough.
  public enum WhenUsedUp {
    /// It waits, and says so, until a person does something about it.
    WAIT,
    /// It is escalated, step by step; after the last step it fails.
    ESCALATE,
    /// It fails.
    FAIL
  }

  public AttemptPolicy {
    requireBetween("attempts", maxAttempts, 100);
    requireBetween("misses in a row", missesInARow, 100);
    requireBetween("hops", maxHops, 1_000);
    if (cooldown.isNegative() || cooldown.compareTo(LONGEST_COOLDOWN) > 0) {
      throw new IllegalArgumentException(
          "The cooldown (%s) of an attempt policy must be 0 to %s."
              .formatted(cooldown, LONGEST_COOLDOWN));
    }
    escalations = List.copyOf(escalations);
    if (escalations.size() > MOST_ESCALATIONS) {
      throw new IllegalArgumentException(
          "The escalations (%d) of an attempt policy must be at most %d."
              .formatted(escalations.size(), MOST_ESCALATIONS));
    }
    if (whenUsedUp == WhenUsedUp.ESCALATE && escalations.isEmpty()) {
      throw new IllegalArgumentException(
          "The escalations of an attempt policy that escalates must be at least one.");
    }
  }

  /// What the past of a task means for it.
  ///
  /// @param past how its offers and assignments ended since somebody last dispatched it, in order
  /// @param escalated how many steps were taken since then, 0 or more
  /// @param now when
  public AttemptStanding judge(List<PastAttempt> past, int escalated, Instant now) {
    if (escalated < 0) {
      throw new IllegalArgumentException(
          "The escalations (%d) so far must be 0 or more.".formatted(escalated));
    }
    int counted = (int) past.stream().filter(attempt -> attempt.ending().counts()).count();
    int hops = (int) past.stream().filter(attempt -> attempt.ending().isOfAssignment()).count();
    return new AttemptStanding(
        exclusions(past, now),
        counted,
        hops,
        verdict(counted, hops, escalated),
        usedUp(AttemptVerdict.Cause.EVERYBODY_REFUSED, hops, escalated));
  }

  private AttemptVerdict verdict(int counted, int hops, int escalated) {
    if (hops >= maxHops) {
      return usedUp(AttemptVerdict.Cause.HOPS, hops, escalated);
    }
    if (counted >= maxAttempts * (1L + escalated)) {
      return usedUp(AttemptVerdict.Cause.ATTEMPTS, hops, escalated);
    }
    return new AttemptVerdict.Retry();
  }

  private AttemptVerdict usedUp(AttemptVerdict.Cause cause, int hops, int escalated) {
    return switch (whenUsedUp) {
      case WAIT -> new AttemptVerdict.Wait(cause);
      case FAIL -> new AttemptVerdict.Fail(cause);
      case ESCALATE ->
          hops < maxHops && escalated < escalations.size()
              ? new AttemptVerdict.Escalate(cause, escalations.get(escalated), escalated + 1)
              : new AttemptVerdict.Fail(cause);
    };
  }

  private Map<RoleId, RoleExclusion> exclusions(List<PastAttempt> past, Instant now) {
    Map<RoleId, RoleExclusion> excluded = new LinkedHashMap<>();
    for (PastAttempt attempt : past) {
      switch (attempt.ending().exclusion()) {
        case NONE -> {}
        case FOR_GOOD ->
            excluded.put(attempt.role(), new RoleExclusion(attempt.ending(), attempt.at(), null));
        case FOR_A_WHILE -> {
          Instant until = attempt.at().plus(cooldown);
          RoleExclusion known = excluded.get(attempt.role());
          boolean isLonger = known == null || known.endsBefore(until);
          if (isLonger && until.isAfter(now)) {
            excluded.put(attempt.role(), new RoleExclusion(attempt.ending(), attempt.at(), until));
          }
        }
      }
    }
    return excluded;
  }

  private static void requireBetween(String what, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          "The %s (%d) of an attempt policy must be 1 to %d.".formatted(what, value, most));
    }
  }
}
