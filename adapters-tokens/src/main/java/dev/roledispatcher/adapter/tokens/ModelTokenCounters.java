package dev.roledispatcher.adapter.tokens;

import dev.roledispatcher.domain.context.TokenCounter;
import dev.roledispatcher.domain.context.TokenCounters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Chooses a counter by the name of a model: exact where the vocabulary of its family is at hand,
/// else an estimate on top of `o200k_base`.
///
/// All counters share one memory, and an estimate uses what was counted exactly of the same text,
/// so a text is counted once for each encoding, however many families it is estimated for. Safe to
/// use from any thread.
public final class ModelTokenCounters implements TokenCounters {

  /// What models count as that belong to no family, as it is written in settings. The margin is the
  /// largest of those of known families, since they may be like any of them.
  public static final String OTHER_MODELS = "estimate:0.75";

  private final TokenCounter standard;
  private final TokenCounter others;
  private final ModelNames<TokenCounter> byModel;

  /// Counters with one memory.
  ///
  /// @param standard the encoding that counts where no model is named
  /// @param otherModels how models are counted that belong to no family: the name of an encoding,
  ///   or `estimate:` and a margin from 0 to 10, for instance [#OTHER_MODELS]
  /// @param models how further families are counted, likewise, by how the names of their models
  ///   start, for instance `acme-llm`; one that is known already is counted as said here
  /// @param cache the memory
  /// @throws IllegalArgumentException when something is not written as said, with all that is not
  public ModelTokenCounters(
      TokenEncoding standard, String otherModels, Map<String, String> models, CountCache cache) {
    List<String> faults = new ArrayList<>();
    Map<String, Counting> families = KnownModels.all();
    families.putAll(told(models, faults));
    Optional<Counting> other = read("other models", otherModels, faults);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
    Counters counters = new Counters(cache);
    this.standard = counters.of(new Counting.Exactly(standard));
    this.others = counters.of(other.orElseThrow());
    this.byModel = new ModelNames<>(counters.of(families));
  }

  @Override
  public TokenCounter of(@Nullable String model) {
    return model == null || model.isBlank() ? standard : byModel.find(model).orElse(others);
  }

  /// Loads the vocabulary of the default now, so that the first count need not wait for it. Others
  /// are loaded when they first count.
  public void warmUp() {
    standard.count(standard.name());
  }

  private static Map<String, Counting> told(Map<String, String> models, List<String> faults) {
    Map<String, Counting> told = new HashMap<>();
    new TreeMap<>(models)
        .forEach((written, counting) -> {
          String start = ModelNames.normal(written);
          Optional<Counting> read = read("models (%s)".formatted(written), counting, faults);
          if (start.isEmpty()) {
            faults.add(
                "The start of the names of models (%s) must not be blank.".formatted(written));
          } else if (read.isPresent() && told.put(start, read.get()) != null) {
            faults.add(
                "The models (%s) must be named once; upper and lower case are the same."
                    .formatted(start));
          }
        });
    return told;
  }

  private static Optional<Counting> read(String what, String written, List<String> faults) {
    Optional<Counting> counting = Counting.of(written);
    if (counting.isEmpty()) {
      faults.add(
          """
          The counting (%s) of %s must be an encoding (%s) or an estimate (%s and a margin from 0 \
          to 10 with at most three decimals).\
          """
              .formatted(written, what, TokenEncoding.names(), Counting.ESTIMATE));
    }
    return counting;
  }

  /// The counters made so far, one for each way to count.
  private static final class Counters {

    private final CountCache cache;
    private final Map<Counting, TokenCounter> made = new HashMap<>();

    Counters(CountCache cache) {
      this.cache = cache;
    }

    Map<String, TokenCounter> of(Map<String, Counting> families) {
      Map<String, TokenCounter> counters = new HashMap<>();
      families.forEach((start, counting) -> counters.put(start, of(counting)));
      return counters;
    }

    TokenCounter of(Counting counting) {
      TokenCounter there = made.get(counting);
      if (there != null) {
        return there;
      }
      TokenCounter counter =
          switch (counting) {
            case Counting.Exactly(TokenEncoding encoding) ->
                new CachingTokenCounter(
                    new WordwiseTokenCounter(new JtokkitTokenCounter(encoding)), cache);
            case Counting.Estimated(Margin margin) ->
                new EstimatingTokenCounter(of(new Counting.Exactly(Counting.BASE)), margin);
          };
      made.put(counting, counter);
      return counter;
    }
  }
}
