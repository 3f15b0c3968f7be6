package dev.roledispatcher.server.settings;

import dev.roledispatcher.adapter.tokens.ModelTokenCounters;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// Every setting under `dispatcher.`; a key that is not here is refused at start.
///
/// Durations are written as `5s`, `500ms`, `2m` or in ISO-8601. docs/settings.md says more about
/// each.
@ConfigMapping(prefix = "dispatcher")
public interface ServerSettings {

  /// The folder of the embedded database.
  @WithDefault("./data")
  Path dataDir();

  /// How often one dispatch is decided at most, 1 to 10.
  @WithDefault("3")
  int maxDispatchAttempts();

  /// How long one dispatch may take before it fails with E13304.
  @WithDefault("5s")
  Duration dispatchTimeout();

  /// How long a batch may take.
  @WithDefault("30s")
  Duration batchTimeout();

  /// How batches are planned as one problem.
  BatchPlan batchPlan();

  /// The token budget of a request that names none, 1 to 10,000,000.
  @WithDefault("8000")
  int defaultTokenBudget();

  /// Who classifies tasks.
  Classifier classifier();

  /// Who ranks roles.
  Selector selector();

  /// How much is ranked and recorded.
  Selection selection();

  /// What is remembered of how roles did.
  Affinity affinity();

  /// How contexts are made.
  Context context();

  /// How tasks wait.
  Queue queue();

  /// How often a task is tried.
  Attempts attempts();

  /// How long an AI role may be silent about a task before it goes to somebody else.
  @WithDefault("30m")
  Duration lease();

  /// How callers wait for tasks.
  Waits waits();

  /// How the roles in memory keep up with the database.
  Registry registry();

  /// How idempotency keys are kept.
  Idempotency idempotency();

  /// How statistics are kept.
  Statistics statistics();

  /// What all roles together may hold.
  Limits limits();

  /// How capacity is looked after.
  Capacity capacity();

  /// How classifiers learn from feedback.
  Learning learning();

  /// What one plugin may hold of the server.
  PluginLimits pluginLimits();

  /// How long a decision waits for plugins that are asked only to be compared.
  @WithDefault("100ms")
  Duration shadowTimeout();

  /// What is loaded from the plugin folder.
  PluginFolder pluginFolder();

  /// The options of each plugin, by its name: `dispatcher.plugins.<name>.<option>`.
  Map<String, Map<String, String>> plugins();

  /// How callers wait for tasks.
  interface Waits {

    /// How many may wait at once on one instance, 1 to 100,000; others are asked to come back.
    @WithDefault("1000")
    int most();

    /// How often the database is asked what other instances did, while anybody waits.
    @WithDefault("250ms")
    Duration lookEvery();
  }

  /// Who classifies tasks.
  interface Classifier {

    /// The links of the chain, in the order in which they are asked: the name of a classifier, or
    /// several joined by `+`, which are asked together and pooled.
    @WithDefault("keyword+ml")
    List<String> chain();

    /// How much a classifier counts in a pool, by its name; 1 when not named.
    Map<String, Double> weights();

    /// The names of the classifiers that are asked only to be compared; `none` is nobody.
    @WithDefault("none")
    List<String> shadow();

    /// How sure a calibrated opinion must be.
    Thresholds thresholds();

    /// Where a task goes when an opinion is not sure enough.
    @WithDefault("people")
    Safety safety();

    /// How long one classifier may take for a task.
    @WithDefault("500ms")
    Duration timeout();

    /// What a task counts as that no classifier has an opinion on.
    @WithDefault("human-primary")
    WhenUndecided whenUndecided();
  }

  /// How sure a calibrated opinion must be, by class, 0 to 1.
  interface Thresholds {

    /// For people; counts only when AI is the safer side.
    @WithDefault("0.45")
    double humanPrimary();

    /// For both: the class itself together with the less safe one.
    @WithDefault("0.45")
    double hybrid();

    /// For AI; counts only when people are the safer side.
    @WithDefault("0.45")
    double aiPrimary();
  }

  /// Which side is safer when an opinion is not sure enough.
  enum Safety {
    /// From AI to hybrid to people.
    PEOPLE,
    /// From people to hybrid to AI.
    AI,
    /// Every opinion is followed.
    NEITHER
  }

  /// What a task counts as that no classifier has an opinion on.
  enum WhenUndecided {
    HUMAN_PRIMARY,
    AI_PRIMARY,
    HYBRID,
    /// It fails with E13302.
    FAIL
  }

  /// Who ranks roles.
  interface Selector {

    /// The name of the role selector, and whether somebody chose it.
    @WithDefault("weighted")
    ConfigValue name();

    /// The names of the role selectors that are asked only to be compared; `none` is nobody.
    @WithDefault("none")
    List<String> shadow();

    /// How long a ranking may take before the fallback order is used.
    @WithDefault("200ms")
    Duration timeout();
  }

  /// How much is ranked and recorded.
  interface Selection {

    /// Eligible roles handed to the selector at most, 1 to 10,000.
    @WithDefault("1000")
    int mostRanked();

    /// Ranked roles kept in a decision record, 1 to 1,000.
    @WithDefault("50")
    int mostRecorded();

    /// Refused roles named with all their reasons, 0 to 1,000.
    @WithDefault("20")
    int mostRefusalsNamed();
  }

  /// What is remembered of how roles did.
  interface Affinity {

    /// The field of a task's metadata whose value keeps tasks together.
    @WithDefault("affinity_key")
    String field();

    /// How long a role keeps the key of a task it got.
    @WithDefault("24h")
    Duration keyHeld();

    /// After how long the outcome of a task counts half.
    @WithDefault("336h")
    Duration halfLife();
  }

  /// How contexts are made.
  interface Context {

    /// The encoding that counts tokens where no model is named: `o200k_base` or `cl100k_base`.
    @WithDefault("o200k_base")
    String tokenizer();

    /// How models are counted, by how their names start: an encoding, or `estimate:0.25` for an
    /// estimate with that margin.
    Map<String, String> models();

    /// How models of no known family are counted.
    @WithDefault(ModelTokenCounters.OTHER_MODELS)
    String otherModels();

    /// Characters of text whose counts are remembered, 1 or more.
    @WithDefault("16000000")
    int countCacheCharacters();

    /// Characters of skills and projects that are kept in memory, each.
    @WithDefault("16000000")
    int sourceCacheCharacters();

    /// Characters of texts that are kept ready for contexts, as they will stand there.
    @WithDefault("32000000")
    int preparedCharacters();

    /// Tokens kept free for the answer where a request does not say, 0 or more.
    @WithDefault("0")
    int answerReserve();

    /// The shares of sections that differ from the default, by the name of the section.
    Map<String, Section> sections();

    /// Whether a task text that does not fit is shortened to the sentences that carry what is asked
    /// for, instead of being cut at its end.
    @WithDefault("false")
    Truth shortenTasks();

    /// How long one source may take: skills, projects.
    @WithDefault("1s")
    Duration sourceTimeout();

    /// The sources without which there is no context (E13303); `none` is none of them.
    @WithDefault("none")
    List<String> requiredSources();

    /// The field of a task's metadata that names its project.
    @WithDefault("project")
    String projectField();

    /// Earlier attempts at a task that its next context tells of, 0 to 100.
    @WithDefault("8")
    int mostPast();
  }

  /// How a section shares in the budget of a context, in tokens; what is not said is as by default.
  interface Section {

    /// What it gets before less needed sections get more than their least.
    OptionalInt min();

    /// What it gets, in proportion to the others, before what is left is shared out.
    OptionalInt basis();

    /// What it gets at most.
    OptionalInt max();

    /// Its share of what is left when every section has its basis.
    OptionalInt weight();

    /// Who goes first when space is short: the smallest number.
    OptionalInt priority();
  }

  /// How batches with the strategy `optimal` are planned.
  interface BatchPlan {

    /// How long the best plan may take before the greedy one is used.
    @WithDefault("5s")
    Duration timeLimit();

    /// The tasks of the largest batch that is planned, 1 to 1,000; larger ones get the greedy plan.
    @WithDefault("1000")
    int mostTasks();

    /// Batches planned at once, 1 or more; others wait for their turn, within their time limit.
    @WithDefault("2")
    int atOnce();
  }

  /// How tasks wait.
  interface Queue {

    /// The field of a task's metadata that says between whom the queue is shared fairly.
    @WithDefault("tenant")
    String fairnessField();

    /// How large the share of a key is, by its name; 1 when not named.
    Map<String, Double> weights();

    /// How far ahead of its arrival medium priority puts a task.
    @WithDefault("10m")
    Duration headStartMedium();

    /// How far ahead of its arrival high priority puts a task.
    @WithDefault("60m")
    Duration headStartHigh();

    /// How much of the starts of a minute critical tasks may be while others wait, 0 to 1.
    @WithDefault("0.8")
    double criticalShare();

    /// Tasks started in one transaction at most, 1 to 1,000.
    @WithDefault("200")
    int batch();
  }

  /// How often a task is tried.
  interface Attempts {

    /// Offers and assignments that may end without completion, 1 to 100.
    @WithDefault("3")
    int most();

    /// How long a role rests that let an offer or a lease lapse.
    @WithDefault("5m")
    Duration cooldown();

    /// Offers missed in a row after which a role gets nothing new for a while, 1 to 100.
    @WithDefault("3")
    int missesInARow();

    /// How long, unless it gives a sign of life before.
    @WithDefault("10m")
    Duration rest();

    /// Assignments of one task at most, 1 to 1,000.
    @WithDefault("8")
    int mostHops();

    /// What follows when a task was tried often enough.
    @WithDefault("fail")
    WhenUsedUp whenUsedUp();
  }

  /// What follows when a task was tried often enough.
  enum WhenUsedUp {
    /// It waits for somebody to do something about it.
    WAIT,
    /// It fails.
    FAIL
  }

  /// How the roles in memory keep up with the database.
  interface Registry {

    /// How often the database is asked for changes, in case a notice was lost.
    @WithDefault("500ms")
    Duration pollEvery();
  }

  /// How idempotency keys are kept.
  interface Idempotency {

    /// How long an answer is kept for the same key.
    @WithDefault("24h")
    Duration keep();

    /// How long a request may run before its key counts as abandoned; longer than the batch
    /// timeout.
    @WithDefault("1m")
    Duration lease();
  }

  /// What all roles together may hold. Must be the same on all instances.
  interface Limits {

    /// Units of capacity of all tasks, 1 to 100,000; 0 for no limit.
    @WithDefault("0")
    int total();

    /// Units of capacity of the tasks of a kind, by its name, 1 to 100,000; unlimited when not
    /// named.
    Map<String, Integer> kinds();
  }

  /// How capacity is looked after.
  interface Capacity {

    /// How often the ledger is held against what follows from it.
    @WithDefault("1m")
    Duration auditEvery();

    /// Roles whose load has meters of its own at most: those that hold the most; 0 to 1,000.
    @WithDefault("10")
    int rolesMetered();
  }

  /// How statistics are kept.
  interface Statistics {

    /// How often what happened is added to the totals.
    @WithDefault("1s")
    Duration foldEvery();
  }

  /// How classifiers learn from feedback.
  interface Learning {

    /// Whether anything is learned, and what was learned is used; feedback is recorded either way.
    @WithDefault("true")
    Truth enabled();

    /// How often corrections that came in are studied.
    @WithDefault("10s")
    Duration studyEvery();

    /// The newest so many corrections count, 1 to 10,000.
    @WithDefault("1000")
    int mostCorrections();

    /// How much somebody is believed, by name, 0 to 1.
    Map<String, Double> trust();

    /// How much those not named are believed, 0 to 1.
    @WithDefault("1")
    double trustInOthers();
  }

  /// Yes or no; anything else is refused, where a plain boolean would take it for no.
  enum Truth {
    TRUE,
    FALSE
  }

  /// What is loaded from the plugin folder.
  interface PluginFolder {

    /// The folder; it need not exist.
    @WithDefault("./plugins")
    Path path();

    /// Which of its plugins are used.
    @WithDefault("all")
    Activate activate();

    /// The SHA-256 sums of the jars that may be loaded, or `any`.
    @WithDefault("any")
    List<String> allowedSums();

    /// How often the folder is looked at for changes, or `off`.
    @WithDefault("off")
    String watchEvery();

    /// Plugins it may hold, 1 to 1,000.
    @WithDefault("50")
    int mostPlugins();

    /// How large one jar may be.
    @WithDefault("256M")
    MemorySize mostPerJar();

    /// How large all jars together may be.
    @WithDefault("1G")
    MemorySize mostTogether();
  }

  /// Which plugins of the folder are used.
  enum Activate {
    /// All of them.
    ALL,
    /// Those that the configuration names.
    NAMED
  }

  /// What one plugin may hold of the server.
  interface PluginLimits {

    /// Calls of one plugin that run at once, 1 to 1,000.
    @WithDefault("16")
    int concurrency();

    /// Calls that wait for their turn, 1 to 100,000.
    @WithDefault("1024")
    int queue();

    /// Failed calls, among four times as many of the latest, after which a plugin gets a rest; 1 to
    /// 15.
    @WithDefault("5")
    int failuresBeforeRest();

    /// How long it rests.
    @WithDefault("30s")
    Duration rest();

    /// The names of built-in plugins that run on the thread of the request instead of threads of
    /// their own: quicker, but a late answer cannot be interrupted. A plugin that was not built in
    /// always has threads of its own.
    @WithDefault("keyword,ml,weighted,least-loaded,round-robin,sticky")
    Set<String> trusted();

    /// How long a plugin may take to start.
    @WithDefault("60s")
    Duration creation();
  }
}
