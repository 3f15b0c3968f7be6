package dev.roledispatcher.domain.context;

import org.jspecify.annotations.Nullable;

/// What became of one thing a section is made of: a skill, a project, an example.
///
/// @param section the section it belongs to
/// @param id names it: the id of a skill or a project, or `skill-id#2` for the second example of a
///   skill
/// @param version which version of it; null when it has none or is missing
/// @param tokens the tokens it takes in the final text
/// @param action what was done with it
/// @param reason why it was cut or dropped; null when it was kept
public record ItemReport(
    SectionName section,
    String id,
    @Nullable Long version,
    int tokens,
    SectionReport.Action action,
    @Nullable String reason) {}
