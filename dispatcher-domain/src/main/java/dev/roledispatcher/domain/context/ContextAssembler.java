package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.context.ContextSection.Need;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.task.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts together what a role is handed for a task, inside a token budget counted on the final text.
///
/// Two orders, never mixed. *Need* decides what stays: the role and its constraints whole, then as
/// much of the task as fits, then optional sections. *Stability* decides where it stands: see
/// [SectionName]. Every section starts with a heading and ends in a blank line, where
/// [TokenCounter] promises that counts add up, so each is counted once.
public final class ContextAssembler {

  private final TokenCounter counter;

  /// An assembler that counts with that counter.
  public ContextAssembler(TokenCounter counter) {
    this.counter = counter;
  }

  /// The context of a task for a role.
  ///
  /// @param sourced further sections, for instance skills; each name at most once, none of role,
  ///   constraints and task
  /// @param omitted what is missing from those sections and why
  /// @throws BudgetTooSmall when the required parts do not fit the budget
  public RoleContext assemble(
      Role role,
      Task task,
      List<ContextSection> sourced,
      List<Omission> omitted,
      TokenBudget budget)
      throws BudgetTooSmall {
    Draft draft = new Draft(budget.tokens());
    List<ContextSection> sections = new ArrayList<>(RoleSections.of(role));
    sections.addAll(sourced);
    sections.sort(Comparator.comparing(ContextSection::need).thenComparing(ContextSection::name));
    TaskSection taskSection = TaskSection.of(task);
    int taskAtLeast = countOf(taskText(taskSection, "", false));
    for (ContextSection section : sections) {
      if (section.need() == Need.WHOLE) {
        draft.require(section.name(), rendered(section.heading(), section.body()));
      }
    }
    draft.requireSpace(taskAtLeast);
    addTask(draft, taskSection);
    for (ContextSection section : sections) {
      if (section.need() != Need.WHOLE) {
        draft.addIfItFits(section);
      }
    }
    omitted.forEach(draft::omit);
    return draft.finish(role);
  }

  /// A section, or a part of one, that could not be had.
  ///
  /// @param name which section
  /// @param reason why, in plain words
  public record Omission(SectionName name, String reason) {}

  private void addTask(Draft draft, TaskSection task) {
    String whole = taskText(task, task.description(), true);
    if (draft.fits(whole)) {
      draft.add(SectionName.TASK_CONTEXT, whole, SectionReport.Action.KEPT, null);
      return;
    }
    String withoutData = taskText(task, task.description(), false);
    if (task.hasData() && draft.fits(withoutData)) {
      draft.add(
          SectionName.TASK_CONTEXT,
          withoutData,
          SectionReport.Action.CUT,
          "The data of the task did not fit.");
      return;
    }
    String kept = Cutter.cut(task.description(), part -> draft.fits(taskText(task, part, false)));
    draft.add(
        SectionName.TASK_CONTEXT,
        taskText(task, kept, false),
        SectionReport.Action.CUT,
        "%d of %d characters of the description fit."
            .formatted(kept.length(), task.description().length()));
  }

  private static String taskText(TaskSection task, String description, boolean withData) {
    return rendered(TaskSection.HEADING, task.body(description, withData));
  }

  private static String rendered(String heading, String body) {
    return "# " + heading + "\n\n" + body.stripTrailing() + "\n\n";
  }

  private int countOf(String text) {
    return counter.count(text);
  }

  /// A context in the making.
  private final class Draft {

    private final int budget;
    private final Map<SectionName, String> texts = new EnumMap<>(SectionName.class);
    private final Map<SectionName, SectionReport> reports = new EnumMap<>(SectionName.class);
    private int used;

    Draft(int budget) {
      this.budget = budget;
    }

    void require(SectionName name, String text) throws BudgetTooSmall {
      int tokens = countOf(text);
      requireSpace(tokens);
      put(name, text, tokens, SectionReport.Action.KEPT, null);
    }

    void requireSpace(int tokens) throws BudgetTooSmall {
      if (used + tokens > budget) {
        throw new BudgetTooSmall(used + tokens, budget);
      }
    }

    boolean fits(String text) {
      return used + countOf(text) <= budget;
    }

    void addIfItFits(ContextSection section) {
      String text = rendered(section.heading(), section.body());
      int tokens = countOf(text);
      if (used + tokens <= budget) {
        put(section.name(), text, tokens, SectionReport.Action.KEPT, null);
      } else {
        omit(
            new Omission(
                section.name(),
                "It needs %d tokens; %d were left.".formatted(tokens, budget - used)));
      }
    }

    void add(SectionName name, String text, SectionReport.Action action, @Nullable String reason) {
      put(name, text, countOf(text), action, reason);
    }

    void omit(Omission omission) {
      reports.merge(
          omission.name(),
          new SectionReport(omission.name(), 0, SectionReport.Action.DROPPED, omission.reason()),
          (there, missing) ->
              new SectionReport(
                  there.name(),
                  there.tokens(),
                  there.action() == SectionReport.Action.KEPT
                      ? SectionReport.Action.CUT
                      : there.action(),
                  there.reason() == null
                      ? missing.reason()
                      : there.reason() + " " + missing.reason()));
    }

    RoleContext finish(Role role) {
      ContextManifest manifest =
          new ContextManifest(
              counter.name(), counter.method(), budget, List.copyOf(reports.values()));
      return new RoleContext(role.id(), texts, used, manifest);
    }

    private void put(
        SectionName name,
        String text,
        int tokens,
        SectionReport.Action action,
        @Nullable String reason) {
      texts.put(name, text);
      reports.put(name, new SectionReport(name, tokens, action, reason));
      used += tokens;
    }
  }
}
