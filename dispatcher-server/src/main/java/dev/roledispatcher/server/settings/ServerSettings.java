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

  /// The token budget of a request that names none, 1 to 10,000,000.
  @WithDefault("8000")
  int defaultTokenBudget();

  /// Who classifies tasks.
  Classifier classifier();

  /// Who ranks roles.
  Selector selector();

  /// How much is ranked and recorded.
  Selection selection();

  /// How contexts are made.
  Context context();

  /// How the roles in memory keep up with the database.
  Registry registry();

  /// How idempotency keys are kept.
  Idempotency idempotency();

  /// How statistics are kept.
  Statistics statistics();

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
    @WithDefault("keyword,ml,weighted")
    Set<String> trusted();

    /// How long a plugin may take to start.
    @WithDefault("60s")
    Duration creation();
  }
}
