package dev.roledispatcher.application.service;

import dev.roledispatcher.application.port.out.PastAttempts;
import dev.roledispatcher.application.port.out.ProjectSource;
import dev.roledispatcher.application.port.out.SkillSource;

/// Where contexts get what they are made of.
///
/// @param skills has the skills
/// @param projects has the projects
/// @param attempts knows what was tried before
/// @param settings how they are asked
public record ContextSources(
    SkillSource skills, ProjectSource projects, PastAttempts attempts, ContextSettings settings) {

  Gathering gathering() {
    return new Gathering(skills, projects, attempts, settings);
  }
}
