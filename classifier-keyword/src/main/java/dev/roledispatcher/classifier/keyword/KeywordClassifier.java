package dev.roledispatcher.classifier.keyword;

import dev.roledispatcher.classifier.keyword.WordList.Topic;
import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.TaskView;
import dev.roledispatcher.spi.Verdict;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Classifies tasks by keywords, complexity, urgency, skills and rules.
///
/// Three steps, in this order:
///
/// 1. The first of the operator's own rules that fits decides outright, with confidence 1.
/// 2. Else the [Score] decides, by its [Thresholds].
/// 3. But a task that asks for a decision only a person may take (see [WordList#AUTHORITY]) never
///    goes to AI alone: when the score says so, it becomes hybrid.
///
/// [Balance] says how each factor comes to its value, [Score] how they are put together,
/// [Confidence] how sure the verdict is, [Prospects] how likely each class. The same task always
/// gets the same verdict. Immutable, safe to call from any thread; a call takes time linear in the
/// length of the description.
final class KeywordClassifier implements Classifier {

  private final KeywordSettings settings;
  private final RuleSet builtInRules;
  private final KeywordFactor keywords;
  private final ComplexityFactor complexity;
  private final UrgencyFactor urgency;
  private final SkillFactor skills;

  KeywordClassifier(KeywordSettings settings) {
    WordLists words = settings.words();
    this.settings = settings;
    this.builtInRules = BuiltInFiles.rules();
    this.keywords = new KeywordFactor(words.about(Topic.KEYWORDS));
    this.complexity = new ComplexityFactor(words.about(Topic.COMPLEXITY));
    this.urgency = new UrgencyFactor(words.about(Topic.URGENCY));
    this.skills = new SkillFactor(words.about(Topic.SKILLS));
  }

  @Override
  public Verdict classify(TaskView task) {
    TaskText text = TaskText.of(task.description());
    KeywordFactor.Judgement judgement = keywords.judge(text);
    Optional<Rule.Match> ownRule = settings.rules().firstMatch(task, text);
    Optional<Rule.Match> rule = ownRule.or(() -> builtInRules.firstMatch(task, text));

    Map<FactorName, Finding> findings = new EnumMap<>(FactorName.class);
    findings.put(FactorName.KEYWORDS, judgement.finding());
    findings.put(FactorName.COMPLEXITY, complexity.judge(task, text));
    findings.put(FactorName.URGENCY, urgency.judge(task, text));
    findings.put(FactorName.SKILLS, skills.judge(task));
    findings.put(FactorName.RULES, rule.map(RuleFactor::of).orElse(Finding.NOTHING));
    Score score = Score.of(findings, settings.weights());

    return ownRule.map(match -> decided(match, score)).orElseGet(() -> scored(score, judgement));
  }

  private static Verdict.Classified decided(Rule.Match match, Score score) {
    return new Verdict.Classified(
        match.rule().then(),
        1,
        false,
        score.factors(),
        Explanation.ofRule(match, score),
        Prospects.certain(match.rule().then()),
        null);
  }

  private Verdict.Classified scored(Score score, KeywordFactor.Judgement judgement) {
    Optional<String> authority = judgement.authority();
    Thresholds thresholds = settings.thresholds();
    RoutingClass byScore = thresholds.classOf(score.value());
    boolean guarded = byScore == RoutingClass.AI_PRIMARY && authority.isPresent();
    RoutingClass routingClass = guarded ? RoutingClass.HYBRID : byScore;
    String explanation =
        guarded
            ? Explanation.ofAuthority(authority.get(), score)
            : Explanation.ofScore(routingClass, score, thresholds);
    return new Verdict.Classified(
        routingClass,
        Confidence.of(routingClass, score, thresholds),
        false,
        score.factors(),
        explanation,
        Prospects.of(score, thresholds, judgement.vetoed()),
        null);
  }
}
