package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.out.AssignmentStore.NewAssignment;
import dev.roledispatcher.domain.classification.Classification;
import dev.roledispatcher.domain.classification.Confidence;
import dev.roledispatcher.domain.classification.Evidence;
import dev.roledispatcher.domain.classification.Hearing;
import dev.roledispatcher.domain.classification.Opinion;
import dev.roledispatcher.domain.classification.PluginRef;
import dev.roledispatcher.domain.classification.TaskClassification;
import dev.roledispatcher.domain.context.ContextForm;
import dev.roledispatcher.domain.context.ContextManifest;
import dev.roledispatcher.domain.context.ItemReport;
import dev.roledispatcher.domain.context.RoleContext;
import dev.roledispatcher.domain.context.SectionName;
import dev.roledispatcher.domain.context.SectionReport;
import dev.roledispatcher.domain.context.SectionText;
import dev.roledispatcher.domain.context.StablePrefix;
import dev.roledispatcher.domain.context.TextBlock;
import dev.roledispatcher.domain.context.TokenCounter;
import dev.roledispatcher.domain.dispatch.Choice;
import dev.roledispatcher.domain.dispatch.DispatchDecision;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.dispatch.DispatchRequest;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.role.Workload;
import dev.roledispatcher.domain.selection.Candidate;
import dev.roledispatcher.domain.selection.Ranking;
import dev.roledispatcher.domain.selection.Refusals;
import dev.roledispatcher.domain.selection.ScoreBreakdown;
import dev.roledispatcher.domain.selection.ScorePart;
import dev.roledispatcher.domain.selection.SelectionPolicy;
import dev.roledispatcher.domain.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Decisions and assignments for tests, each with an id of its own, made at [#DECIDED].
public final class SomeDecisions {

  private static final TextBlock SKILL =
      new TextBlock("# Skills\n\n" + "Write it plainly. ".repeat(20) + "\n\n", true);

  private static final TextBlock TASK = new TextBlock("# Task\n\nDo it.\n\n", false);

  /// When these decisions were made.
  public static final Instant DECIDED = Instant.parse("2026-03-02T09:00:00Z");

  /// How long each of these dispatches took.
  public static final Duration TOOK = Duration.ofMillis(5);

  private SomeDecisions() {}

  /// A task of that id, to be assigned to that role.
  public static NewAssignment assignment(String task, String role) {
    return assignment(SomeTasks.task(task), role);
  }

  /// A task, to be assigned to that role.
  public static NewAssignment assignment(Task task, String role) {
    return at(DECIDED, decision(DispatchRequest.of(task), role));
  }

  /// A task that may have ended, to be assigned to that role.
  public static NewAssignment assignmentAgain(Task task, String role) {
    return at(DECIDED, decision(SomeTasks.again(task), role));
  }

  /// That decision, taking effect at that time.
  public static NewAssignment at(Instant time, DispatchDecision decision) {
    return new NewAssignment(decision, time, TOOK);
  }

  /// A task of that id, to be assigned to that role, which may be silent for so long.
  public static NewAssignment leased(String task, String role, Duration lease) {
    return new NewAssignment(
        decision(DispatchRequest.of(SomeTasks.task(task)), role), DECIDED, TOOK, lease, null);
  }

  /// A decision that gives the task of the request to that role.
  public static DispatchDecision decision(DispatchRequest request, String role) {
    return decision(request, role, TaskClassification.AI_PRIMARY);
  }

  /// A decision of that class that gives the task of the request to that role.
  public static DispatchDecision decision(
      DispatchRequest request, String role, TaskClassification classification) {
    RoleId chosen = new RoleId(role);
    Candidate candidate = candidate(chosen);
    return new DispatchDecision(
        new DispatchId(UUID.randomUUID()),
        DECIDED,
        request,
        classification(classification),
        SelectionPolicy.DEFAULT,
        1,
        new Ranking(new PluginRef("weighted", "1.0.0"), List.of(candidate), null, List.of()),
        new Refusals(Map.of(), List.of(), List.of()),
        new Choice(candidate, null, context(chosen)),
        "The role (%s) is the only one that may take the task.".formatted(chosen));
  }

  private static Candidate candidate(RoleId role) {
    return new Candidate(
        role,
        1,
        RoleType.HYBRID,
        new Workload(0, null, null),
        new ScoreBreakdown(
            List.of(new ScorePart("coverage", 0.75), new ScorePart("headroom", 0.2))));
  }

  private static Classification classification(TaskClassification value) {
    Opinion.Stated stated =
        new Opinion.Stated(
            new PluginRef("keyword", "1.0.0"),
            value,
            new Confidence(0.8, Confidence.Basis.RAW_SCORE),
            List.of(new Evidence("keywords", -0.5, 2, -1, List.of("review"))),
            "The words speak for it.",
            null);
    return Classification.by(stated, new Hearing(List.of(stated), stated, null, List.of()));
  }

  private static RoleContext context(RoleId role) {
    return new RoleContext(
        role,
        1,
        List.of(
            new SectionText(SectionName.SKILL_CONTEXT, List.of(SKILL)),
            new SectionText(SectionName.TASK_CONTEXT, List.of(TASK))),
        107,
        new ContextManifest(
            ContextForm.PROMPT,
            "o200k_base",
            TokenCounter.Method.EXACT,
            0,
            8_000,
            500,
            List.of(
                new SectionReport(
                    SectionName.SKILL_CONTEXT, 100, 200, SectionReport.Action.CUT, "Too long."),
                new SectionReport(SectionName.TASK_CONTEXT, 7, 7, SectionReport.Action.KEPT, null)),
            List.of(
                new ItemReport(
                    SectionName.SKILL_CONTEXT,
                    "skill-python",
                    3L,
                    100,
                    SectionReport.Action.CUT,
                    "Too long.")),
            new StablePrefix(1, 100, SKILL.hash()),
            TextBlock.hashOf(SKILL.text() + TASK.text())));
  }
}
