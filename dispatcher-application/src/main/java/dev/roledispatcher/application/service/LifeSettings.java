package dev.roledispatcher.application.service;

import dev.roledispatcher.domain.queue.AttemptPolicy;
import dev.roledispatcher.domain.role.Engagement;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What becomes of tasks once a role has them.
///
/// @param attempts how often a task is tried, and what follows
/// @param lease how long an AI role may be silent before its task goes to somebody else, unless the
///   role says otherwise; more than 0 and at most [Engagement#LONGEST]
public record LifeSettings(AttemptPolicy attempts, Duration lease) {

  /// What holds when nothing is configured.
  public static final LifeSettings DEFAULT =
      new LifeSettings(AttemptPolicy.DEFAULT, Duration.ofMinutes(30));

  public LifeSettings {
    if (!lease.isPositive() || lease.compareTo(Engagement.LONGEST) > 0) {
      throw new IllegalArgumentException(
          "The lease (%s) of AI roles must be more than 0 and at most %s."
              .formatted(lease, Engagement.LONGEST));
    }
  }

  /// How long that role may be silent; null when it may be for ever. People and pairs are only
  /// watched when they say so.
  public @Nullable Duration leaseOf(RoleProfile role) {
    Duration own = role.engagement().lease();
    if (own != null) {
      return own;
    }
    return role.type() == RoleType.AI_PRIMARY ? lease : null;
  }

  /// How often a task is tried, where its request says what follows then.
  AttemptPolicy attempts(AttemptPolicy.@Nullable WhenUsedUp wanted) {
    if (wanted == null || wanted == attempts.whenUsedUp()) {
      return attempts;
    }
    // Where no steps are configured there are none to take, and the task fails as after the last.
    boolean noSteps =
        wanted == AttemptPolicy.WhenUsedUp.ESCALATE && attempts.escalations().isEmpty();
    return new AttemptPolicy(
        attempts.maxAttempts(),
        attempts.cooldown(),
        attempts.missesInARow(),
        attempts.maxHops(),
        noSteps ? AttemptPolicy.WhenUsedUp.FAIL : wanted,
        attempts.escalations());
  }
}
