package dev.roledispatcher.classifier.keyword;

import dev.roledispatcher.spi.PluginOption;
import dev.roledispatcher.spi.PluginSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything an operator may set, read and checked.
///
/// @param weights how much each factor counts
/// @param thresholds where the score decides
/// @param words the word lists, with the operator's own
/// @param rules the operator's own rules, which decide outright
record KeywordSettings(Weights weights, Thresholds thresholds, WordLists words, RuleSet rules) {

  private static final String HUMAN_THRESHOLD = "human-threshold";
  private static final String AI_THRESHOLD = "ai-threshold";
  private static final String WORDS_PATH = "words-path";
  private static final String WORDS_MODE = "words-mode";
  private static final String RULES_PATH = "rules-path";
  private static final String DEFAULT_THRESHOLD = "0.6";

  /// The options, for the descriptor.
  static List<PluginOption> options() {
    List<PluginOption> options = new ArrayList<>();
    for (FactorName factor : FactorName.values()) {
      options.add(
          PluginOption.of(
              factor.option(),
              PluginOption.Type.DECIMAL,
              factor.defaultWeight(),
              "How much the factor %s counts against the others, 0 or more; at least one weight must be more than 0."
                  .formatted(factor.text())));
    }
    options.add(
        PluginOption.of(
            HUMAN_THRESHOLD,
            PluginOption.Type.DECIMAL,
            DEFAULT_THRESHOLD,
            "From which score a person leads, more than 0 and at most 1."));
    options.add(
        PluginOption.of(
            AI_THRESHOLD,
            PluginOption.Type.DECIMAL,
            DEFAULT_THRESHOLD,
            "From which score below zero AI leads, given without its sign, more than 0 and at most 1."));
    options.add(
        PluginOption.of(
            WORDS_PATH,
            PluginOption.Type.PATH,
            null,
            "A folder with word lists of your own, named like the built-in ones."));
    options.add(
        PluginOption.of(
            WORDS_MODE,
            PluginOption.Type.TEXT,
            WordsMode.EXTEND.text(),
            "Whether your word lists extend or replace the built-in ones of the same name: extend or replace."));
    options.add(
        PluginOption.of(
            RULES_PATH,
            PluginOption.Type.PATH,
            null,
            "A properties file with rules of your own; the first that fits decides outright."));
    return List.copyOf(options);
  }

  /// Reads the settings and the files they name.
  ///
  /// @throws dev.roledispatcher.spi.PluginException that names everything that is wrong in them
  static KeywordSettings from(PluginSettings settings) {
    Problems problems = new Problems();
    Map<FactorName, Double> weights = weights(settings);
    Weights.wrongIn(weights).forEach(problems::add);
    double human = settings.decimal(HUMAN_THRESHOLD);
    double ai = settings.decimal(AI_THRESHOLD);
    Thresholds.wrongIn(human, ai).forEach(problems::add);
    WordLists words = words(settings, problems);
    RuleSet rules =
        settings.path(RULES_PATH).map(path -> RuleFile.read(path, problems)).orElse(RuleSet.NONE);
    problems.throwIfAny();
    return new KeywordSettings(new Weights(weights), new Thresholds(human, ai), words, rules);
  }

  private static Map<FactorName, Double> weights(PluginSettings settings) {
    Map<FactorName, Double> weights = new EnumMap<>(FactorName.class);
    for (FactorName factor : FactorName.values()) {
      weights.put(factor, settings.decimal(factor.option()));
    }
    return weights;
  }

  private static WordLists words(PluginSettings settings, Problems problems) {
    String written = settings.text(WORDS_MODE).orElse(WordsMode.EXTEND.text());
    Optional<WordsMode> mode = WordsMode.named(written);
    if (mode.isEmpty()) {
      problems.add(
          "The option %s (%s) must be %s.%s"
              .formatted(
                  WORDS_MODE,
                  written,
                  String.join(" or ", WordsMode.names()),
                  ClosestName.advice(written, WordsMode.names())));
    }
    Optional<Path> folder = settings.path(WORDS_PATH);
    if (folder.isEmpty()) {
      if (mode.equals(Optional.of(WordsMode.REPLACE))) {
        problems.add(
            "The option %s (replace) must go with %s, which names your lists."
                .formatted(WORDS_MODE, WORDS_PATH));
      }
      return WordLists.builtIn();
    }
    return WordLists.with(OwnWords.in(folder.get(), problems), mode.orElse(WordsMode.EXTEND));
  }
}
