package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.role.Capability;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The sections that depend on the role alone: who it is, how it works, what limits it.
final class RoleSections {

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private RoleSections() {}

  static List<ContextSection> of(Role role) {
    List<ContextSection> sections = new ArrayList<>();
    sections.add(
        new ContextSection(
            SectionName.SYSTEM_PROMPT,
            "Role: " + oneLine(role.profile().name()),
            systemPrompt(role.profile()),
            ContextSection.Need.WHOLE));
    Attributes limits = role.profile().constraints().others();
    if (!limits.isEmpty()) {
      sections.add(
          new ContextSection(
              SectionName.CONSTRAINT_CONTEXT,
              "Constraints",
              constraints(limits),
              ContextSection.Need.WHOLE));
    }
    return sections;
  }

  private static String systemPrompt(RoleProfile profile) {
    StringBuilder prompt = new StringBuilder();
    prompt.append("You work as ").append(oneLine(profile.name())).append(", ");
    prompt.append(kind(profile.type())).append(".\n");
    if (!profile.description().isBlank()) {
      prompt.append('\n').append(profile.description().strip()).append('\n');
    }
    if (!profile.capabilities().isEmpty()) {
      prompt.append("\nWhat you can do: ").append(capabilities(profile)).append(".\n");
    }
    prompt.append("\nHow you work:\n");
    for (String rule : workingRules(profile.type())) {
      prompt.append("- ").append(rule).append('\n');
    }
    return prompt.toString();
  }

  private static String capabilities(RoleProfile profile) {
    return profile.capabilities().stream()
        .sorted((a, b) -> a.name().compareTo(b.name()))
        .map(RoleSections::capability)
        .collect(Collectors.joining(", "));
  }

  private static String capability(Capability capability) {
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

  private static String constraints(Attributes limits) {
    StringBuilder text = new StringBuilder();
    limits.values().keySet().stream()
        .sorted()
        .forEach(key ->
            text.append("- ")
                .append(oneLine(key))
                .append(": ")
                .append(plain(limits.get(key)))
                .append('\n'));
    return text.toString();
  }

  private static String plain(@Nullable Object value) {
    return value instanceof String text ? oneLine(text) : CanonicalText.ofValue(value);
  }

  private static String oneLine(String text) {
    return WHITE_SPACE.matcher(text.strip()).replaceAll(" ");
  }
}
