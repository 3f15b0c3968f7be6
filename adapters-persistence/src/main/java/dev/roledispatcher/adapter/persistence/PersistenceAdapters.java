package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.application.port.out.AnswerStore;
import dev.roledispatcher.application.port.out.AssignmentStore;
import dev.roledispatcher.application.port.out.CapacityLedger;
import dev.roledispatcher.application.port.out.LearningStore;
import dev.roledispatcher.application.port.out.LessonAudience;
import dev.roledispatcher.application.port.out.LifeStore;
import dev.roledispatcher.application.port.out.OfferStore;
import dev.roledispatcher.application.port.out.PresenceStore;
import dev.roledispatcher.application.port.out.ProjectStore;
import dev.roledispatcher.application.port.out.QueueStore;
import dev.roledispatcher.application.port.out.RoleAudience;
import dev.roledispatcher.application.port.out.RoleStore;
import dev.roledispatcher.application.port.out.RuleStore;
import dev.roledispatcher.application.port.out.ShadowStore;
import dev.roledispatcher.application.port.out.SkillStore;
import dev.roledispatcher.application.port.out.StatisticsStore;
import dev.roledispatcher.application.port.out.UnitOfWork;
import dev.roledispatcher.domain.queue.QueueRules;
import dev.roledispatcher.domain.queue.RestPolicy;
import java.time.InstantSource;
import javax.sql.DataSource;

/// Makes the adapters of one database for the wiring of the server. All of them are safe to use
/// from any thread, and none of them opens a connection before it is asked something.
public final class PersistenceAdapters {

  private final Database database;
  private final PersistenceSettings settings;
  private final KeyHolders holders;

  /// Adapters on a data source whose connections take part in the transactions of Quarkus.
  public PersistenceAdapters(DataSource dataSource, PersistenceSettings settings) {
    this.database = new Database(dataSource);
    this.settings = settings;
    this.holders = new KeyHolders(settings.affinity().field());
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
    return new PostgresAssignmentStore(
        database, new ContextBlocks(clock), settings.limits(), holders);
  }

  /// What becomes of assignments.
  public LifeStore lifeStore() {
    return new PostgresLifeStore(database);
  }

  /// The ledger of capacity, held against what follows from it.
  public CapacityLedger capacityLedger() {
    return new PostgresCapacityLedger(database, settings.limits());
  }

  /// Roles that are asked whether they take a task.
  ///
  /// @param clock says for how long it is believed what was stored
  public OfferStore offerStore(InstantSource clock) {
    return new PostgresOfferStore(database, new ContextBlocks(clock), settings.limits(), holders);
  }

  /// Signs of life of roles.
  public PresenceStore presenceStore() {
    return new PostgresPresenceStore(database);
  }

  /// The tasks that wait.
  public QueueStore queueStore(QueueRules rules) {
    return new PostgresQueueStore(database, rules);
  }

  /// Hears when a waiting task may be startable; the caller starts and closes it.
  ///
  /// @param address where to listen
  /// @param told runs then, on a thread of its own; must return at once
  public QueueNotices queueNotices(DatabaseAddress address, Runnable told) {
    return new QueueNotices(new NoticeListener(address, Notices.QUEUE, told));
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

  /// How roles did, in memory; the caller refreshes, folds and forgets.
  public AffinityLedger affinityLedger(InstantSource clock) {
    return new AffinityLedger(database, settings, clock);
  }

  /// The roles in memory; the caller starts and closes it.
  ///
  /// @param address where to listen for changes of others
  /// @param audience hears of every new index
  /// @param rests when roles rest that let offers lapse
  public CachedRoleDirectory roleDirectory(
      DatabaseAddress address, InstantSource clock, RoleAudience audience, RestPolicy rests) {
    return new CachedRoleDirectory(database, address, settings, clock, audience, rests);
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
