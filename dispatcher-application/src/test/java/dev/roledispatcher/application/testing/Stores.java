package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.out.AnswerStore;
import dev.roledispatcher.application.port.out.AssignmentStore;
import dev.roledispatcher.application.port.out.LearningStore;
import dev.roledispatcher.application.port.out.ProjectStore;
import dev.roledispatcher.application.port.out.RoleStore;
import dev.roledispatcher.application.port.out.RuleStore;
import dev.roledispatcher.application.port.out.ShadowStore;
import dev.roledispatcher.application.port.out.SkillStore;
import dev.roledispatcher.application.port.out.StatisticsStore;
import dev.roledispatcher.application.port.out.UnitOfWork;

/// The stores of one database, and the unit of work they take part in.
///
/// @param work runs units of work
/// @param roles the roles
/// @param rules the classification rules
/// @param skills the texts that roles work by
/// @param projects the projects
/// @param assignments the tasks and their assignments
/// @param statistics the numbers
/// @param answers the idempotency keys
/// @param shadows what plugins said that are only compared
/// @param learning feedback and what was learned from it
public record Stores(
    UnitOfWork work,
    RoleStore roles,
    RuleStore rules,
    SkillStore skills,
    ProjectStore projects,
    AssignmentStore assignments,
    StatisticsStore statistics,
    AnswerStore answers,
    ShadowStore shadows,
    LearningStore learning) {

  /// Empty stores in memory that keep every promise of the ports. Safe to use from any thread.
  public static Stores inMemory() {
    InMemoryDatabase database = new InMemoryDatabase();
    return new Stores(
        database,
        new InMemoryRoleStore(database),
        new InMemoryRuleStore(database),
        new InMemorySkillStore(database),
        new InMemoryProjectStore(database),
        new InMemoryAssignmentStore(database),
        new InMemoryStatisticsStore(database),
        new InMemoryAnswerStore(database),
        new InMemoryShadowStore(database),
        new InMemoryLearningStore(database));
  }
}
