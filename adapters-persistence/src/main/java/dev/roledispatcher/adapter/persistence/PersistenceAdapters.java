package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.application.port.out.AnswerStore;
import dev.roledispatcher.application.port.out.AssignmentStore;
import dev.roledispatcher.application.port.out.LearningStore;
import dev.roledispatcher.application.port.out.LessonAudience;
import dev.roledispatcher.application.port.out.ProjectStore;
import dev.roledispatcher.application.port.out.RoleAudience;
import dev.roledispatcher.application.port.out.RoleStore;
import dev.roledispatcher.application.port.out.RuleStore;
import dev.roledispatcher.application.port.out.ShadowStore;
import dev.roledispatcher.application.port.out.SkillStore;
import dev.roledispatcher.application.port.out.StatisticsStore;
import dev.roledispatcher.application.port.out.UnitOfWork;
import java.time.InstantSource;
import javax.sql.DataSource;

/// Makes the adapters of one database for the wiring of the server. All of them are safe to use
/// from any thread, and none of them opens a connection before it is asked something.
public final class PersistenceAdapters {

  private final Database database;
  private final PersistenceSettings settings;

  /// Adapters on a data source whose connections take part in the transactions of Quarkus.
  public PersistenceAdapters(DataSource dataSource, PersistenceSettings settings) {
    this.database = new Database(dataSource);
    this.settings = settings;
  }

  /// Runs units of work, again when the database asks for it.
  public UnitOfWork unitOfWork() {
    return new TransactionalUnitOfWork(settings.unitOfWorkLimit());
  }

  /// The roles.
  public RoleStore roleStore() {
    return new PostgresRoleStore(database, new RoleRepository());
  }

  /// The classification rules.
  public RuleStore ruleStore() {
    return new PostgresRuleStore(database);
  }

  /// The texts that roles work by.
  public SkillStore skillStore() {
    return new PostgresSkillStore(database);
  }

  /// The projects.
  public ProjectStore projectStore() {
    return new PostgresProjectStore(database);
  }

  /// The tasks, their assignments, histories and decisions.
  ///
  /// @param clock says for how long it is believed what was stored
  public AssignmentStore assignmentStore(InstantSource clock) {
    return new PostgresAssignmentStore(database, new ContextBlocks(clock));
  }

  /// The numbers.
  public StatisticsStore statisticsStore() {
    return new PostgresStatisticsStore(database);
  }

  /// What plugins said that are only compared.
  public ShadowStore shadowStore() {
    return new PostgresShadowStore(database);
  }

  /// Feedback and what was learned from it.
  public LearningStore learningStore() {
    return new PostgresLearningStore(database);
  }

  /// The idempotency keys.
  public AnswerStore answerStore() {
    return new PostgresAnswerStore(database);
  }

  /// The roles in memory; the caller starts and closes it.
  ///
  /// @param address where to listen for changes of others
  /// @param audience hears of every new index
  public CachedRoleDirectory roleDirectory(
      DatabaseAddress address, InstantSource clock, RoleAudience audience) {
    return new CachedRoleDirectory(database, address, settings, clock, audience);
  }

  /// The classification rules in memory; the caller starts and closes it.
  ///
  /// @param address where to listen for changes of others
  public CachedRuleDirectory ruleDirectory(DatabaseAddress address, InstantSource clock) {
    return new CachedRuleDirectory(database, address, settings, clock);
  }

  /// The skills and projects in memory; the caller starts and closes it.
  ///
  /// @param address where to listen for changes of others
  /// @param mostCharacters how many characters are kept of skills, and as many of projects; 1,024
  ///   or more
  public CachedTexts texts(DatabaseAddress address, InstantSource clock, int mostCharacters) {
    return new CachedTexts(database, address, settings, clock, mostCharacters);
  }

  /// Follows which lessons are active; the caller starts and closes it.
  ///
  /// @param address where to listen for changes of others
  /// @param audience hears of them
  public CachedLessonDirectory lessonDirectory(
      DatabaseAddress address, InstantSource clock, LessonAudience audience) {
    return new CachedLessonDirectory(database, address, settings, clock, audience);
  }
}
