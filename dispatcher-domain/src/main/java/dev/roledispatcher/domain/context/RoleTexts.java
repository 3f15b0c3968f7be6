package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.role.Capability;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.Task;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The sections that tell of a role: who it is, how it works, what limits it, why it was chosen.
///
/// @param system who it is and how it works, for a model
/// @param constraints what limits it; null when nothing does
record RoleTexts(TextBlock system, @Nullable TextBlock constraints) implements Memo.Sized {

  static RoleTexts of(Role role, Memo memo) {
    return memo.of(
        new Key(role.id(), role.version(), role.updatedAt()),
        () ->
            new RoleTexts(
                new TextBlock(systemPrompt(role.profile()), true),
                ConstraintLines.of(role.profile().constraints().others())));
  }

  @Override
  public int characters() {
    return system.text().length() + (constraints == null ? 0 : constraints.text().length());
  }

  /// Why a person was chosen for a task.
  static TextBlock whyYou(Role role, Task task) {
    RoleProfile profile = role.profile();
    StringBuilder text = new StringBuilder();
    text.append(Wording.head(SectionName.WHY_YOU, ContextForm.BRIEF).text());
    text.append("You are asked as ").append(Wording.oneLine(profile.name())).append(".\n");
    String covered = covered(profile, task);
    if (!covered.isEmpty()) {
      text.append("\nOf what is asked for, you cover:\n").append(covered);
    }
    text.append("\nWhat is expected of you:\n");
    workingRules(profile.type()).forEach(rule -> text.append("- ").append(rule).append('\n'));
    return new TextBlock(text.append('\n').toString(), false);
  }

  private static String covered(RoleProfile profile, Task task) {
    Map<Object, Capability> known =
        profile.capabilities().stream()
            .collect(Collectors.toMap(Capability::name, Function.identity()));
    StringBuilder text = new StringBuilder();
    for (Requirement requirement : task.requirements()) {
      Capability capability = known.get(requirement.capability());
      if (capability != null && capability.level().compareTo(requirement.minLevel()) >= 0) {
        text.append("- ").append(shown(capability)).append('\n');
      }
    }
    return text.toString();
  }

  private static String systemPrompt(RoleProfile profile) {
    StringBuilder prompt = new StringBuilder();
    String name = Wording.oneLine(profile.name());
    prompt.append("# Role: ").append(name).append("\n\nYou work as ").append(name).append(", ");
    prompt.append(kind(profile.type())).append(".\n");
    if (!profile.description().isBlank()) {
      prompt.append('\n').append(Balanced.closed(profile.description().strip())).append('\n');
    }
    if (!profile.capabilities().isEmpty()) {
      prompt.append("\nWhat you can do: ").append(capabilities(profile)).append(".\n");
    }
    prompt.append("\nHow you work:\n");
    workingRules(profile.type()).forEach(rule -> prompt.append("- ").append(rule).append('\n'));
    return prompt.append('\n').toString();
  }

  private static String capabilities(RoleProfile profile) {
    return profile.capabilities().stream()
        .sorted(Comparator.comparing(Capability::name))
        .map(RoleTexts::shown)
        .collect(Collectors.joining(", "));
  }

  private static String shown(Capability capability) {
    String name = capability.name().value();
    return capability.stated() == null
        ? name
        : name + " (level " + capability.stated().level() + " of 5)";
  }

  private static String kind(RoleType type) {
    return switch (type) {
      case HUMAN_PRIMARY -> "a role held by a person";
      case AI_PRIMARY -> "a role held by an AI agent";
      case HYBRID -> "a role that a person and an AI agent hold together";
    };
  }

  private static List<String> workingRules(RoleType type) {
    return switch (type) {
      case HUMAN_PRIMARY ->
          List.of(
              "You decide and you answer for the result; tools may prepare it.",
              "Ask whoever gave the task when something that matters is unclear.",
              "Write down what you decided and why.");
      case AI_PRIMARY ->
          List.of(
              "Do the whole task, and only the task; keep to the constraints.",
              "Say what you could not do or do not know; never make up a fact.",
              "Hand over to a person when the task needs authority or judgement that you do not have.");
      case HYBRID ->
          List.of(
              "The AI agent prepares: it gathers, drafts, checks and proposes.",
              "The person decides: nothing that binds others goes out without their consent.",
              "Keep apart in the result what was proposed and what was decided.");
    };
  }

  /// A version of a role; the time tells apart two roles that had the same id one after the other.
  private record Key(RoleId role, long version, Instant updatedAt) {}
}
