package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.out.AnswerStore;
import dev.roledispatcher.application.port.out.AssignmentStore;
import dev.roledispatcher.application.port.out.LearningStore;
import dev.roledispatcher.application.port.out.LifeStore;
import dev.roledispatcher.application.port.out.OfferStore;
import dev.roledispatcher.application.port.out.PresenceStore;
import dev.roledispatcher.application.port.out.ProjectStore;
import dev.roledispatcher.application.port.out.QueueStore;
import dev.roledispatcher.application.port.out.RoleStore;
import dev.roledispatcher.application.port.out.RuleStore;
import dev.roledispatcher.application.port.out.ShadowStore;
import dev.roledispatcher.application.port.out.SkillStore;
import dev.roledispatcher.application.port.out.StatisticsStore;
import dev.roledispatcher.application.port.out.UnitOfWork;
import dev.roledispatcher.domain.queue.CriticalCap;
import dev.roledispatcher.domain.queue.FairWeights;
import dev.roledispatcher.domain.queue.FairnessKey;
import dev.roledispatcher.domain.queue.HeadStarts;
import dev.roledispatcher.domain.queue.QueuePolicy;
import dev.roledispatcher.domain.queue.QueueRules;
import dev.roledispatcher.domain.selection.CapacityLimits;
import dev.roledispatcher.domain.selection.LimitScope;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

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
/// @param life what becomes of assignments
/// @param offers roles that are asked whether they take a task
/// @param queue the tasks that wait, under [#RULES]
/// @param presence signs of life of roles
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
    LearningStore learning,
    LifeStore life,
    OfferStore offers,
    QueueStore queue,
    PresenceStore presence) {

  /// How the places of waiting tasks follow from them: three keys share 5 : 3 : 2.
  public static final QueueRules RULES =
      new QueueRules(
          new QueuePolicy(
              HeadStarts.DEFAULT,
              HeadStarts.DEFAULT.high(),
              Duration.ZERO,
              Duration.ZERO,
              CriticalCap.DEFAULT,
              new FairWeights(
                  Map.of(
                      new FairnessKey("five"), 5.0,
                      new FairnessKey("three"), 3.0,
                      new FairnessKey("two"), 2.0),
                  1),
              null),
          "tenant");

  /// Empty stores in memory that keep every promise of the ports. Safe to use from any thread.
  public static Stores inMemory() {
    return inMemory(CapacityLimits.NONE);
  }

  /// What is really used of the limits beside the capacities of roles; only of stores in memory.
  public Supplier<Map<LimitScope, Integer>> used() {
    if (work instanceof InMemoryDatabase database) {
      return () -> database.read(InMemoryTables::used);
    }
    throw new IllegalStateException("Only stores in memory tell what is used of limits.");
  }

  /// The same, under limits over all roles.
  public static Stores inMemory(CapacityLimits limits) {
    InMemoryDatabase database = new InMemoryDatabase(limits);
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
        new InMemoryLearningStore(database),
        new InMemoryLifeStore(database),
        new InMemoryOfferStore(database),
        new InMemoryQueueStore(database, RULES),
        new InMemoryPresenceStore(database));
  }
}
