package dev.roledispatcher.domain.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a task asks for once it has waited for some time: a pure function of what it asked for and
/// how long it has been queued.
///
/// Dispatch, estimate, explanation and replay use the same function, so that they cannot disagree.
/// Something expires at the very instant at which the task has waited as long as its expiry says.
/// Time spent scheduled does not count as waiting.
///
/// Only requirements expire. Hard rules – a class forced to human, separation of duties, excluded
/// roles – are no requirements and stand whatever was waited, also under [AfterLast#ANY].
///
/// @param requirements what is asked for now, in the order of the task
/// @param relaxed what was required and is only preferred now, as it was asked for
/// @param dropped what was preferred and is asked for no longer, as it was asked for
/// @param prefersRole whether a preferred role is still preferred
/// @param due what happens to the task when a search with these requirements finds nobody; null
///   while something is still to expire and when nothing ever was
/// @param nextChange how long the task has waited when the next thing expires; null when nothing is
///   left to expire
public record EffectiveRequirements(
    List<Requirement> requirements,
    List<Requirement> relaxed,
    List<Requirement> dropped,
    boolean prefersRole,
    @Nullable AfterLast due,
    @Nullable Duration nextChange) {

  public EffectiveRequirements {
    requirements = List.copyOf(requirements);
    relaxed = List.copyOf(relaxed);
    dropped = List.copyOf(dropped);
  }

  /// What is asked for after so long a wait, when the request said nothing about waiting.
  ///
  /// @throws IllegalArgumentException when the wait is negative
  public static EffectiveRequirements of(List<Requirement> asked, Duration waited) {
    return of(asked, WaitPolicy.DEFAULT, waited);
  }

  /// What is asked for after so long a wait.
  ///
  /// @throws IllegalArgumentException when the wait is negative
  public static EffectiveRequirements of(
      List<Requirement> asked, WaitPolicy policy, Duration waited) {
    requireWaited(waited);
    boolean isPastLast = isPastLast(asked, policy, waited);
    boolean takesAny = isPastLast && policy.afterLast() == AfterLast.ANY;
    List<Requirement> left = new ArrayList<>();
    List<Requirement> relaxed = new ArrayList<>();
    List<Requirement> dropped = new ArrayList<>();
    for (Requirement requirement : asked) {
      if (hasExpired(requirement, waited) || (takesAny && requirement.isRequired())) {
        requirement.relaxed().ifPresent(left::add);
        (requirement.isRequired() ? relaxed : dropped).add(requirement);
      } else {
        left.add(requirement);
      }
    }
    return new EffectiveRequirements(
        left,
        relaxed,
        dropped,
        !hasPassed(policy.preferredRoleExpiresAfter(), waited),
        isPastLast ? policy.afterLast() : null,
        nextChange(asked, policy, waited).orElse(null));
  }

  /// How long the task has waited when the next thing expires; empty when nothing is left to.
  ///
  /// @throws IllegalArgumentException when the wait is negative
  public static Optional<Duration> nextChange(List<Requirement> asked, Duration waited) {
    return nextChange(asked, WaitPolicy.DEFAULT, waited);
  }

  /// How long the task has waited when the next thing expires, its preferred role included; empty
  /// when nothing is left to.
  ///
  /// @throws IllegalArgumentException when the wait is negative
  public static Optional<Duration> nextChange(
      List<Requirement> asked, WaitPolicy policy, Duration waited) {
    requireWaited(waited);
    return expiries(asked, policy)
        .filter(expiry -> expiry.compareTo(waited) > 0)
        .min(Duration::compareTo);
  }

  private static boolean isPastLast(List<Requirement> asked, WaitPolicy policy, Duration waited) {
    return expiries(asked, policy)
        .max(Duration::compareTo)
        .filter(last -> hasPassed(last, waited))
        .isPresent();
  }

  private static Stream<Duration> expiries(List<Requirement> asked, WaitPolicy policy) {
    return Stream.concat(
        asked.stream().flatMap(requirement -> Stream.ofNullable(requirement.expiresAfter())),
        Stream.ofNullable(policy.preferredRoleExpiresAfter()));
  }

  private static boolean hasExpired(Requirement requirement, Duration waited) {
    return hasPassed(requirement.expiresAfter(), waited);
  }

  private static boolean hasPassed(@Nullable Duration expiry, Duration waited) {
    return expiry != null && expiry.compareTo(waited) <= 0;
  }

  private static void requireWaited(Duration waited) {
    if (waited.isNegative()) {
      throw new IllegalArgumentException(
          "The time waited (%s) must be 0 or more.".formatted(waited));
    }
  }
}
