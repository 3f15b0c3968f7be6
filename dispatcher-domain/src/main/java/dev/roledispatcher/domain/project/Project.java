package dev.roledispatcher.domain.project;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// What a task can belong to: a text that goes into the context of whoever does the task.
///
/// @param id names it
/// @param text what must be known of it, in Markdown; not blank, at most 256 KiB of UTF-8
/// @param version grows by one with every change, from 1
/// @param createdAt when it was made
/// @param updatedAt when it was changed last
public record Project(
    ProjectId id, String text, long version, Instant createdAt, Instant updatedAt) {

  /// The longest text, in bytes of UTF-8.
  public static final int MAX_TEXT_BYTES = 256 * 1024;

  public Project {
    requireText(text);
    if (version < 1) {
      throw new IllegalArgumentException(
          "The version (%d) of project (%s) must be at least 1.".formatted(version, id));
    }
  }

  /// The same text, when a project can have it.
  ///
  /// @throws IllegalArgumentException when it is blank or too long
  public static String requireText(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("The text of a project must not be blank.");
    }
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_TEXT_BYTES) {
      throw new IllegalArgumentException(
          "The text (%d bytes) of a project must be at most %d bytes of UTF-8."
              .formatted(bytes, MAX_TEXT_BYTES));
    }
    return text;
  }
}
