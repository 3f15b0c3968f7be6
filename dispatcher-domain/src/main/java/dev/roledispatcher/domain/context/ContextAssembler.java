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
/// much of the task as fits, then the other sections, the most needed first. *Stability* decides
/// where it stands: see [SectionName]. Every section starts with a heading and ends in a blank
/// line, where [TokenCounter] promises that counts add up, so each is counted once.
///
/// Once something had to be cut or dropped, nothing less needed is added, even where it would fit:
/// so a larger budget never loses a section that a smaller one had.
public final class ContextAssembler {

  private static final String CUT_NOTICE = "\n\n[… cut to fit the token budget]";

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
    List<ContextSection> sections = new ArrayList<>(RoleSections.of(role));
    sections.addAll(sourced);
    sections.removeIf(section -> section.isEmpty());
    sections.sort(Comparator.comparing(ContextSection::need).thenComparing(ContextSection::name));
    TaskSection taskSection = TaskSection.of(task);
    Draft draft = new Draft(budget.tokens());
    for (ContextSection section : sections) {
      if (section.need() == Need.WHOLE) {
        draft.put(section.name(), section.text());
      }
    }
    addTask(draft, taskSection);
    for (ContextSection section : sections) {
      switch (section.need()) {
        case WHOLE -> {
          // Stands there already.
        }
        case SOME -> addAsMuchAsFits(draft, section);
        case OPTIONAL -> addIfItFits(draft, section.name(), section.text());
      }
    }
    omitted.forEach(draft::omit);
    return draft.finish(role);
  }

  /// The context of a task for a role.
  ///
  /// @param task the task; null for a context that is not about one
  /// @throws BudgetTooSmall when the required parts do not fit the budget
  public RoleContext assemble(
      Role role, @Nullable Task task, ContextMaterial material, TokenBudget budget)
      throws BudgetTooSmall {
    if (task == null) {
      throw new UnsupportedOperationException("assemble without a task");
    }
    List<Omission> omitted =
        material.omissions().stream()
            .map(omission -> new Omission(omission.section(), omission.reason()))
            .toList();
    return assemble(role, task, List.of(), omitted, budget);
  }

  /// A section, or a part of one, that could not be had.
  ///
  /// @param name which section
  /// @param reason why, in plain words
  public record Omission(SectionName name, String reason) {}

  /// The tokens of the shortest form of a task: usually its facts alone, but a short task is
  /// shorter whole than with a notice in the place of its text.
  private int leastOf(TaskSection task) {
    int factsAlone = countOf(taskText(task, "", false));
    return Math.min(factsAlone, countOf(taskText(task, task.description(), true)));
  }

  /// The text of a task is new with every dispatch, and counting it is what an assembly costs: so
  /// the whole is tried first, and its shortest form counted only when the whole does not fit.
  private void addTask(Draft draft, TaskSection task) throws BudgetTooSmall {
    String whole = taskText(task, task.description(), true);
    if (draft.fits(whole)) {
      draft.put(SectionName.TASK_CONTEXT, whole);
      return;
    }
    draft.requireSpaceFor(leastOf(task));
    String withoutData = taskText(task, task.description(), false);
    if (task.hasData() && draft.fits(withoutData)) {
      draft.putCut(SectionName.TASK_CONTEXT, withoutData, "The data of the task did not fit.");
      return;
    }
    String kept = Cutter.cut(task.description(), part -> draft.fits(taskText(task, part, false)));
    draft.putCut(
        SectionName.TASK_CONTEXT,
        taskText(task, kept, false),
        "%d of %d characters of the description fit."
            .formatted(kept.length(), task.description().length()));
  }

  private void addAsMuchAsFits(Draft draft, ContextSection section) {
    String whole = section.text();
    if (draft.isFull() || draft.fits(whole)) {
      addIfItFits(draft, section.name(), whole);
      return;
    }
    String body = section.body();
    String kept =
        Cutter.cut(
            body, part -> draft.fits(ContextSection.text(section.heading(), part + CUT_NOTICE)));
    if (kept.isBlank()) {
      addIfItFits(draft, section.name(), whole);
      return;
    }
    draft.putCut(
        section.name(),
        ContextSection.text(section.heading(), kept + CUT_NOTICE),
        "%d of %d characters fit.".formatted(kept.length(), body.length()));
  }

  private void addIfItFits(Draft draft, SectionName name, String text) {
    if (draft.isFull()) {
      draft.drop(name, "What is needed more was cut or dropped already.");
    } else if (draft.fits(text)) {
      draft.put(name, text);
    } else {
      draft.drop(name, "It needs %d tokens; %d were left.".formatted(countOf(text), draft.left()));
    }
  }

  private static String taskText(TaskSection task, String description, boolean withData) {
    return ContextSection.text(TaskSection.HEADING, task.body(description, withData));
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
    private boolean full;

    Draft(int budget) {
      this.budget = budget;
    }

    void requireSpaceFor(int tokens) throws BudgetTooSmall {
      if (tokens > left()) {
        throw new BudgetTooSmall(used + tokens, budget);
      }
    }

    boolean fits(String text) {
      return countOf(text) <= left();
    }

    int left() {
      return budget - used;
    }

    /// Whether something was cut or dropped for want of space.
    boolean isFull() {
      return full;
    }

    void put(SectionName name, String text) {
      put(name, text, SectionReport.Action.KEPT, null);
    }

    void putCut(SectionName name, String text, String reason) {
      put(name, text, SectionReport.Action.CUT, reason);
      full = true;
    }

    void drop(SectionName name, String reason) {
      omit(new Omission(name, reason));
      full = true;
    }

    void omit(Omission omission) {
      reports.merge(
          omission.name(),
          new SectionReport(omission.name(), 0, 0, SectionReport.Action.DROPPED, omission.reason()),
          (there, missing) ->
              new SectionReport(
                  there.name(),
                  there.tokens(),
                  there.allotted(),
                  there.action() == SectionReport.Action.KEPT
                      ? SectionReport.Action.CUT
                      : there.action(),
                  there.reason() == null
                      ? missing.reason()
                      : there.reason() + " " + missing.reason()));
    }

    RoleContext finish(Role role) {
      List<SectionText> sections = new ArrayList<>();
      texts.forEach(
          (name, text) -> sections.add(new SectionText(name, List.of(new TextBlock(text, false)))));
      String whole = String.join("", texts.values());
      ContextManifest manifest =
          new ContextManifest(
              ContextForm.PROMPT,
              counter.name(),
              counter.method(),
              0,
              budget,
              0,
              List.copyOf(reports.values()),
              List.of(),
              new StablePrefix(0, 0, TextBlock.hashOf("")),
              TextBlock.hashOf(whole));
      return new RoleContext(role.id(), role.version(), sections, used, manifest);
    }

    private void put(
        SectionName name, String text, SectionReport.Action action, @Nullable String reason) {
      if (texts.containsKey(name)) {
        throw new IllegalArgumentException(
            "The section (%s) of a context must be given once.".formatted(name));
      }
      int tokens = countOf(text);
      texts.put(name, text);
      reports.put(name, new SectionReport(name, tokens, tokens, action, reason));
      used += tokens;
    }
  }
}
