package dev.roledispatcher.domain.skill;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What people say in a skill.
///
/// @param summary what it is about and when it helps, in a sentence or two; not blank, at most
///   2,000 characters
/// @param body how it is done, in Markdown; may be empty, at most 256 KiB of UTF-8
/// @param examples how it was done well, each not blank and at most 16 KiB of UTF-8; at most 32
/// @param tags words to find it by, each 1 to 64 characters and listed once; at most 32
public record SkillContent(String summary, String body, List<String> examples, List<String> tags) {

  /// The longest summary, in characters.
  public static final int MAX_SUMMARY = 2_000;

  /// The longest body, in bytes of UTF-8.
  public static final int MAX_BODY_BYTES = 256 * 1024;

  /// The most examples.
  public static final int MAX_EXAMPLES = 32;

  /// The longest example, in bytes of UTF-8.
  public static final int MAX_EXAMPLE_BYTES = 16 * 1024;

  /// The most tags.
  public static final int MAX_TAGS = 32;

  /// The longest tag, in characters.
  public static final int MAX_TAG = 64;

  public SkillContent {
    if (summary.isBlank() || summary.length() > MAX_SUMMARY) {
      throw new IllegalArgumentException(
          "The summary of a skill must have 1 to %d characters and not be blank."
              .formatted(MAX_SUMMARY));
    }
    int bytes = body.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BODY_BYTES) {
      throw new IllegalArgumentException(
          "The body (%d bytes) of a skill must be at most %d bytes of UTF-8."
              .formatted(bytes, MAX_BODY_BYTES));
    }
    examples = List.copyOf(examples);
    requireAtMost("examples", examples.size(), MAX_EXAMPLES);
    examples.forEach(SkillContent::requireExample);
    tags = List.copyOf(tags);
    requireAtMost("tags", tags.size(), MAX_TAGS);
    Set<String> seen = new HashSet<>();
    for (String tag : tags) {
      if (tag.isBlank() || tag.length() > MAX_TAG) {
        throw new IllegalArgumentException(
            "The tag (%s) of a skill must have 1 to %d characters and not be blank."
                .formatted(tag, MAX_TAG));
      }
      if (!seen.add(tag)) {
        throw new IllegalArgumentException(
            "The tag (%s) of a skill must be listed once.".formatted(tag));
      }
    }
  }

  /// The same example, when a skill or a role can have it.
  ///
  /// @throws IllegalArgumentException when it is blank or too long
  public static String requireExample(String example) {
    if (example.isBlank()) {
      throw new IllegalArgumentException("An example must not be blank.");
    }
    int bytes = example.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_EXAMPLE_BYTES) {
      throw new IllegalArgumentException(
          "An example (%d bytes) must be at most %d bytes of UTF-8."
              .formatted(bytes, MAX_EXAMPLE_BYTES));
    }
    return example;
  }

  private static void requireAtMost(String what, int size, int limit) {
    if (size > limit) {
      throw new IllegalArgumentException(
          "The %s (%d) of a skill must be at most %d.".formatted(what, size, limit));
    }
  }
}
