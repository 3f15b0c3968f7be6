package dev.roledispatcher.domain.role;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.skill.SkillContent;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What people say of a role when they register or change it.
///
/// @param name what people call it; not blank, at most 200 characters
/// @param description what it is for; may be empty, at most 32 KiB of UTF-8
/// @param type person, AI agent or both
/// @param capabilities what it can do, each once, at most 64
/// @param skills the texts it works by, each once, at most 64
/// @param examples how it does its work well, each as [SkillContent#requireExample] wants it, at
///   most 32
/// @param constraints the limits it works under
/// @param engagement how it takes tasks on
/// @param active false keeps it from getting tasks
/// @param metadata data about the role
public record RoleProfile(
    String name,
    String description,
    RoleType type,
    List<Capability> capabilities,
    List<SkillUse> skills,
    List<String> examples,
    Constraints constraints,
    Engagement engagement,
    boolean active,
    Attributes metadata) {

  /// The longest name, in characters.
  public static final int MAX_NAME = 200;

  /// The longest description, in bytes of UTF-8.
  public static final int MAX_DESCRIPTION_BYTES = 32 * 1024;

  /// The most capabilities of one role.
  public static final int MAX_CAPABILITIES = 64;

  /// The most skills of one role.
  public static final int MAX_SKILLS = 64;

  /// The most examples of one role.
  public static final int MAX_EXAMPLES = 32;

  public RoleProfile {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException(
          "The name of a role must have 1 to %d characters and not be blank.".formatted(MAX_NAME));
    }
    requireAtMost(
        "description of a role in bytes of UTF-8",
        description.getBytes(StandardCharsets.UTF_8).length,
        MAX_DESCRIPTION_BYTES);
    requireAtMost("number of capabilities of a role", capabilities.size(), MAX_CAPABILITIES);
    requireAtMost("number of skills of a role", skills.size(), MAX_SKILLS);
    capabilities = List.copyOf(capabilities);
    skills = List.copyOf(skills);
    requireAtMost("number of examples of a role", examples.size(), MAX_EXAMPLES);
    examples = List.copyOf(examples);
    examples.forEach(SkillContent::requireExample);
    Set<Object> seen = new HashSet<>();
    for (Capability capability : capabilities) {
      if (!seen.add(capability.name())) {
        throw new IllegalArgumentException(
            "The capability (%s) of a role must be listed once.".formatted(capability.name()));
      }
    }
    for (SkillUse use : skills) {
      if (!seen.add(use.skill())) {
        throw new IllegalArgumentException(
            "The skill (%s) of a role must be listed once.".formatted(use.skill()));
      }
    }
  }

  /// A profile without examples, of a role that takes whatever it gets.
  public RoleProfile(
      String name,
      String description,
      RoleType type,
      List<Capability> capabilities,
      List<SkillUse> skills,
      Constraints constraints,
      boolean active,
      Attributes metadata) {
    this(
        name,
        description,
        type,
        capabilities,
        skills,
        List.of(),
        constraints,
        Engagement.DEFAULT,
        active,
        metadata);
  }

  /// The same profile, able to get tasks or not.
  public RoleProfile withActive(boolean other) {
    return new RoleProfile(
        name,
        description,
        type,
        capabilities,
        skills,
        examples,
        constraints,
        engagement,
        other,
        metadata);
  }

  private static void requireAtMost(String what, int size, int limit) {
    if (size > limit) {
      throw new IllegalArgumentException(
          "The %s (%d) must be at most %d.".formatted(what, size, limit));
    }
  }
}
