package dev.roledispatcher.adapter.rest;

import dev.roledispatcher.application.port.in.BuildContexts;
import dev.roledispatcher.application.port.in.ManageRoles;
import dev.roledispatcher.application.port.in.ManageSkills;
import dev.roledispatcher.application.port.in.RejectedException;
import dev.roledispatcher.application.port.in.Rejection;
import dev.roledispatcher.application.port.out.AssignmentStore;
import dev.roledispatcher.domain.context.ContextForm;
import dev.roledispatcher.domain.context.ContextManifest;
import dev.roledispatcher.domain.context.GivenContext;
import dev.roledispatcher.domain.context.ItemReport;
import dev.roledispatcher.domain.context.RoleContext;
import dev.roledispatcher.domain.context.SectionName;
import dev.roledispatcher.domain.context.SectionReport;
import dev.roledispatcher.domain.context.SectionText;
import dev.roledispatcher.domain.context.StablePrefix;
import dev.roledispatcher.domain.context.TextBlock;
import dev.roledispatcher.domain.context.TokenBudget;
import dev.roledispatcher.domain.context.TokenCounter;
import dev.roledispatcher.domain.dispatch.DispatchException;
import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.dispatch.DispatchFailure.ContradictingConstraints.Conflict;
import dev.roledispatcher.domain.dispatch.DispatchId;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.SkillUse;
import dev.roledispatcher.domain.skill.SkillId;
import dev.roledispatcher.domain.task.Task;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Builds contexts by plain rules: a word is a token, a section that does not fit its budget is
/// dropped.
final class FakeContexts implements BuildContexts {

  private final ManageRoles roles;
  private final ManageSkills skills;
  private final AssignmentStore assignments;
  private final TokenCounter counter;

  FakeContexts(
      ManageRoles roles, ManageSkills skills, AssignmentStore assignments, TokenCounter counter) {
    this.roles = roles;
    this.skills = skills;
    this.assignments = assignments;
    this.counter = counter;
  }

  @Override
  public RoleContext build(ContextRequest request) {
    Role role = roles.role(request.role()).role();
    Making making = new Making(role.id(), role.version(), ContextForm.of(role.profile().type()));
    making.add(SectionName.SYSTEM_PROMPT, "# Role: " + role.profile().name());
    for (SkillUse use : role.profile().skills()) {
      making.addSkill(use.skill(), use.required());
    }
    role.profile()
        .constraints()
        .others()
        .values()
        .forEach((name, value) -> making.add(SectionName.CONSTRAINT_CONTEXT, name + ": " + value));
    role.profile().examples().forEach(example -> making.add(SectionName.EXAMPLES, example));
    if (making.form == ContextForm.BRIEF) {
      making.add(SectionName.WHY_YOU, "Because you can.");
    }
    return making.withTask(request.task()).made(request.budget());
  }

  @Override
  public RoleContext minimal(ContextRequest request) {
    Role role = roles.role(request.role()).role();
    Making making = new Making(role.id(), role.version(), ContextForm.of(role.profile().type()));
    making.add(SectionName.SYSTEM_PROMPT, "# Role: " + role.profile().name());
    return making.withTask(request.task()).made(request.budget());
  }

  @Override
  public RoleContext extend(GivenContext context, Extension extension, TokenBudget budget) {
    Making making = making(context);
    extension.skills().forEach(skill -> making.addSkill(skill, false));
    extension.examples().forEach(example -> making.add(SectionName.EXAMPLES, example));
    String notes = extension.notes();
    if (notes != null) {
      making.add(SectionName.TASK_CONTEXT, notes);
    }
    return making.withTask(extension.task()).made(budget);
  }

  @Override
  public RoleContext merge(List<GivenContext> contexts, TokenBudget budget) {
    GivenContext first = contexts.getFirst();
    Making making = making(first);
    for (GivenContext other : contexts.subList(1, contexts.size())) {
      refuseContradictions(first, other);
      making.addAll(other);
    }
    return making.made(budget);
  }

  @Override
  public RoleContext ofDispatch(DispatchId dispatch) {
    return assignments
        .decision(dispatch)
        .flatMap(decision -> decision.chosen())
        .map(choice -> choice.context())
        .orElseThrow(() -> new RejectedException(new Rejection.UnknownDispatch(dispatch)));
  }

  @Override
  public TokenCounts count(CountRequest request) {
    RoleId role = request.role();
    String model = request.model() == null && role != null ? role(role) : request.model();
    return new TokenCounts(
        request.texts().stream().map(counter::count).toList(),
        counter.name() + (model == null ? "" : " of " + model),
        counter.method(),
        0.25);
  }

  private String role(RoleId id) {
    return roles.role(id).role().id().value();
  }

  private Making making(GivenContext given) {
    Making making = new Making(given.role(), given.roleVersion(), given.form());
    making.addAll(given);
    return making;
  }

  private static void refuseContradictions(GivenContext first, GivenContext second) {
    Map<String, String> ours = constraints(first);
    List<Conflict> conflicts = new ArrayList<>();
    constraints(second)
        .forEach((name, value) -> {
          String other = ours.getOrDefault(name, value);
          if (!other.equals(value)) {
            conflicts.add(new Conflict(name, first.role(), other, second.role(), value));
          }
        });
    if (!conflicts.isEmpty()) {
      throw new DispatchException(new DispatchFailure.ContradictingConstraints(conflicts));
    }
  }

  private static Map<String, String> constraints(GivenContext context) {
    return context.sections().stream()
        .filter(section -> section.name() == SectionName.CONSTRAINT_CONTEXT)
        .flatMap(section -> section.text().lines())
        .filter(line -> line.contains(": "))
        .map(line -> line.split(": ", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  /// A context in the making.
  private final class Making {

    private final RoleId role;
    private final long version;
    private final ContextForm form;
    private final Set<SectionName> order = new LinkedHashSet<>();
    private final Map<SectionName, List<TextBlock>> blocks = new EnumMap<>(SectionName.class);
    private final List<ItemReport> items = new ArrayList<>();

    private Making(RoleId role, long version, ContextForm form) {
      this.role = role;
      this.version = version;
      this.form = form;
    }

    private void add(SectionName section, String text) {
      order.add(section);
      List<TextBlock> there = blocks.computeIfAbsent(section, name -> new ArrayList<>());
      TextBlock block = new TextBlock(text.endsWith("\n\n") ? text : text + "\n\n", false);
      if (!there.contains(block)) {
        there.add(block);
      }
    }

    private void addAll(GivenContext given) {
      given
          .sections()
          .forEach(section ->
              section.blocks().forEach(block -> add(section.name(), block.text())));
    }

    private void addSkill(SkillId id, boolean required) {
      try {
        String body = skills.skill(id).content().body();
        add(SectionName.SKILL_CONTEXT, body);
        items.add(
            new ItemReport(
                SectionName.SKILL_CONTEXT,
                id.value(),
                skills.skill(id).version(),
                counter.count(body),
                SectionReport.Action.KEPT,
                null));
      } catch (RejectedException missing) {
        if (required) {
          throw new DispatchException(
              new DispatchFailure.SkillLoadingFailed(role, List.of(id), "It is missing."));
        }
        items.add(
            new ItemReport(
                SectionName.SKILL_CONTEXT,
                id.value(),
                null,
                0,
                SectionReport.Action.DROPPED,
                "There is no such skill."));
      }
    }

    private Making withTask(@Nullable Task task) {
      if (task != null) {
        add(SectionName.TASK_CONTEXT, "# Task\n\n" + task.description());
      }
      return this;
    }

    private RoleContext made(TokenBudget budget) {
      List<SectionText> kept = new ArrayList<>();
      List<SectionReport> reports = new ArrayList<>();
      int used = 0;
      for (SectionName name : order) {
        SectionText text = new SectionText(name, blocks.getOrDefault(name, List.of()));
        int tokens = counter.count(text.text());
        int allotted = budget.sections().getOrDefault(name, budget.forContext());
        if (tokens <= allotted) {
          kept.add(text);
          used += tokens;
          reports.add(
              new SectionReport(name, tokens, allotted, SectionReport.Action.KEPT, null));
        } else {
          reports.add(
              new SectionReport(
                  name, 0, allotted, SectionReport.Action.DROPPED, "It does not fit."));
        }
      }
      if (used > budget.forContext()) {
        throw new DispatchException(
            DispatchFailure.ContextFailed.tooSmall(used, budget.forContext()));
      }
      String whole = kept.stream().map(SectionText::text).collect(Collectors.joining());
      return new RoleContext(
          role,
          version,
          kept,
          used,
          new ContextManifest(
              form,
              counter.name(),
              counter.method(),
              0,
              budget.tokens(),
              budget.reserve(),
              reports,
              items,
              new StablePrefix(0, 0, TextBlock.hashOf("")),
              TextBlock.hashOf(whole)));
    }
  }
}
