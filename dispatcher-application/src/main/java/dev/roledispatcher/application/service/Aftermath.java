package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.LifeStore.NewEvent;
import dev.roledispatcher.application.port.out.LifeStore.Standing;
import dev.roledispatcher.domain.assignment.DispatchEvent;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.dispatch.WaitingTask;
import dev.roledispatcher.domain.queue.AttemptStanding;
import dev.roledispatcher.domain.queue.AttemptVerdict;
import dev.roledispatcher.domain.queue.Escalation;
import dev.roledispatcher.domain.queue.PastAttempt;
import dev.roledispatcher.domain.queue.RoleExclusion;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.selection.RefusalKind;
import dev.roledispatcher.domain.selection.Screening;
import dev.roledispatcher.domain.task.Priority;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.Task;
import dev.roledispatcher.domain.task.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What follows when an attempt at a task ended without completion: another one, a wait for a
/// person, an escalation, or the end.
///
/// @param to where the task goes: queued or failed
/// @param events what is written after the event of the attempt itself
/// @param request what is asked for from now on, when it is to be tried again; null when it is not
/// @param changed the task as it is from now on; null when it stays as it is
/// @param triage the role it is handed to at once; null when there is none
/// @param failed the roles that do not get it now, and why
record Aftermath(
    TaskState to,
    List<NewEvent> events,
    @Nullable DispatchRequest request,
    @Nullable Task changed,
    @Nullable RoleId triage,
    Map<RoleId, String> failed) {

  /// Kinds of refusals that pass by themselves: such a role may yet take the task.
  private static final Set<RefusalKind> PASSING =
      Set.of(RefusalKind.AT_CAPACITY, RefusalKind.LIMIT_REACHED);

  Aftermath {
    events = List.copyOf(events);
    failed = Map.copyOf(failed);
  }

  /// Nothing follows yet: others are still being asked.
  static Aftermath none() {
    return new Aftermath(TaskState.QUEUED, List.of(), null, null, null, Map.of());
  }

  /// What follows.
  ///
  /// @param before where the task stood
  /// @param last the attempt that ends now
  /// @param decision what the task was dispatched on
  static Aftermath of(
      Standing before,
      PastAttempt last,
      DispatchDecision decision,
      LifeSettings settings,
      Decider decider,
      Instant now) {
    List<PastAttempt> past = new ArrayList<>(before.past());
    past.add(last);
    AttemptStanding standing =
        settings
            .attempts(decision.request().terms().whenUsedUp())
            .judge(past, before.escalations(), now);
    DispatchRequest request = without(standing.excluded(), decision.request());
    AttemptVerdict verdict = standing.verdict();
    if (verdict instanceof AttemptVerdict.Retry) {
      verdict = standing.among(fitting(decider, decision, last.role()));
    }
    Map<RoleId, String> failed = reasons(standing);
    return switch (verdict) {
      case AttemptVerdict.Retry() ->
          new Aftermath(
              TaskState.QUEUED,
              last.ending() == PastAttempt.Ending.FAILED
                  ? List.of(queued("It is tried again with other roles."))
                  : List.of(),
              request,
              null,
              null,
              failed);
      case AttemptVerdict.Wait wait ->
          new Aftermath(
              TaskState.QUEUED,
              List.of(queued("It waits for a person: " + sentence(wait.cause(), standing))),
              null,
              null,
              null,
              failed);
      case AttemptVerdict.Escalate escalate -> escalated(escalate, request, standing, failed);
      case AttemptVerdict.Fail fail ->
          new Aftermath(
              TaskState.FAILED, List.of(failed(fail.cause(), standing)), null, null, null, failed);
    };
  }

  /// The roles that do not get a waiting task now, because of how they parted with it.
  ///
  /// @param past how it was tried since somebody last dispatched it
  static Map<RoleId, String> failed(
      WaitingTask task, List<PastAttempt> past, LifeSettings settings, Instant now) {
    return past.isEmpty()
        ? Map.of()
        : reasons(
            settings
                .attempts(task.request().terms().whenUsedUp())
                .judge(past, task.escalated(), now));
  }

  /// The roles that failed a task, and why, for whoever decides it anew.
  static Map<RoleId, String> reasons(AttemptStanding standing) {
    return standing.excluded().entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> why(entry.getValue())));
  }

  private static String why(RoleExclusion exclusion) {
    String said =
        switch (exclusion.ending()) {
          case DECLINED -> "It declined the task";
          case MISSED -> "It did not answer an offer of the task";
          case RELEASED -> "It gave the task back";
          case FAILED -> "It could not do the task";
          case LOST -> "Nothing was heard of it for too long";
          case REVOKED, WITHDRAWN, COMPLETED ->
              throw new IllegalArgumentException(
                  "The ending (%s) must not exclude a role.".formatted(exclusion.ending()));
        };
    return exclusion.until() == null
        ? said + "."
        : said + "; it may get it again at " + exclusion.until() + ".";
  }

  private static Aftermath escalated(
      AttemptVerdict.Escalate verdict,
      DispatchRequest request,
      AttemptStanding standing,
      Map<RoleId, String> failed) {
    DispatchRequest changed =
        switch (verdict.step()) {
          case Escalation.RaisePriority raise ->
              asking(
                  request,
                  raise.raised(request.task().priority()),
                  request.task().requirements(),
                  request.preferred());
          case Escalation.WidenRequirements widen ->
              asking(
                  request,
                  request.task().priority(),
                  widen.widened(request.task().requirements()),
                  request.preferred());
          case Escalation.HandTo hand ->
              asking(
                  request, request.task().priority(), request.task().requirements(), hand.triage());
        };
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("step", nameOf(verdict.step()));
    data.put("number", (long) verdict.number());
    data.put("cause", lower(verdict.cause()));
    NewEvent event =
        new NewEvent(
            DispatchEvent.Type.ESCALATED,
            false,
            sentence(verdict.cause(), standing),
            Attributes.of(data));
    return new Aftermath(
        TaskState.QUEUED,
        List.of(event, queued("It is tried again after an escalation.")),
        changed,
        changed.task().equals(request.task()) ? null : changed.task(),
        verdict.step() instanceof Escalation.HandTo hand ? hand.triage() : null,
        failed);
  }

  private static String nameOf(Escalation step) {
    return switch (step) {
      case Escalation.RaisePriority raise -> "raise_priority";
      case Escalation.WidenRequirements widen -> "widen_requirements";
      case Escalation.HandTo hand -> "hand_to";
    };
  }

  private static NewEvent queued(String reason) {
    return new NewEvent(DispatchEvent.Type.QUEUED, false, reason, Attributes.none());
  }

  private static NewEvent failed(AttemptVerdict.Cause cause, AttemptStanding standing) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("code", "E13301");
    data.put("cause", lower(cause));
    return new NewEvent(
        DispatchEvent.Type.FAILED, false, sentence(cause, standing), Attributes.of(data));
  }

  private static String sentence(AttemptVerdict.Cause cause, AttemptStanding standing) {
    return switch (cause) {
      case ATTEMPTS -> "It was tried %d times without success.".formatted(standing.counted());
      case HOPS -> "It was assigned %d times and goes round in circles.".formatted(standing.hops());
      case EVERYBODY_REFUSED -> "Every role that could take it refused or failed.";
    };
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /// The request without the roles that said no for good; those that only rest come back.
  private static DispatchRequest without(
      Map<RoleId, RoleExclusion> exclusions, DispatchRequest request) {
    Set<RoleId> excluded = new HashSet<>(request.excluded());
    exclusions.forEach((role, exclusion) -> {
      if (exclusion.isForGood() && excluded.size() < DispatchRequest.MAX_EXCLUDED) {
        excluded.add(role);
      }
    });
    return new DispatchRequest(
        request.task(),
        request.preferred(),
        excluded,
        request.budget(),
        request.forced(),
        request.redispatch(),
        request.terms());
  }

  private static DispatchRequest asking(
      DispatchRequest request,
      Priority priority,
      List<Requirement> requirements,
      @Nullable RoleId preferred) {
    Task task = request.task();
    return new DispatchRequest(
        task.withRequirements(requirements).withPriority(priority),
        preferred,
        request.excluded(),
        request.budget(),
        request.forced(),
        request.redispatch(),
        request.terms());
  }

  /// The roles that could take the task if none were excluded; none when there may be others later,
  /// because they only have no room now.
  private static Set<RoleId> fitting(Decider decider, DispatchDecision decision, RoleId holder) {
    Screening screening = decider.fitting(decision, holder);
    boolean othersMayCome =
        screening.refusals().counts().keySet().stream().anyMatch(PASSING::contains)
            || screening.eligibleCount() > screening.eligible().size();
    return othersMayCome
        ? Set.of()
        : screening.eligible().stream().map(role -> role.id()).collect(Collectors.toSet());
  }
}
