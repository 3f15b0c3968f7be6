package dev.roledispatcher.classifier.ml.learning;

import dev.roledispatcher.classifier.ml.model.LogitShift;
import dev.roledispatcher.classifier.ml.model.Model;
import dev.roledispatcher.classifier.ml.model.ModelFile;
import dev.roledispatcher.spi.Correction;
import dev.roledispatcher.spi.LearnedState;
import dev.roledispatcher.spi.Lesson;
import java.util.List;
import java.util.Locale;

/// Learns over one frozen model. Immutable, safe to use from any thread.
public final class Learner {

  private final Model model;
  private final int fingerprint;
  private final ShiftTrainer trainer;

  /// A learner over that model.
  public Learner(Model model) {
    this.model = model;
    this.fingerprint = ModelFile.fingerprint(model);
    this.trainer = new ShiftTrainer(model);
  }

  /// Learns from corrections, the oldest first, and judges the outcome by the anchors: it is
  /// accepted when at least 95 % of the anchors that were right before still are.
  public Lesson study(List<Correction> corrections) {
    List<Correction> believed = corrections.stream().filter(one -> one.trust() > 0).toList();
    LearnedShift shift = trainer.train(believed);
    LearnedState state =
        shift.size() == 0 ? LearnedState.NOTHING : ShiftFile.write(shift, fingerprint);
    Anchors anchors = Anchors.shipped();
    double before = anchors.right(model, LogitShift.NONE);
    double after = anchors.right(model, shift);
    boolean accepted = Anchors.hold(before, after);
    return new Lesson(
        state, believed.size(), before, after, accepted, summary(shift, before, after, accepted));
  }

  /// What a state says; nothing for [LearnedState#NOTHING].
  ///
  /// @throws dev.roledispatcher.spi.PluginException that says why it cannot be used with this model
  public LearnedShift shift(LearnedState state) {
    return state.isNothing() ? LearnedShift.NONE : ShiftFile.read(state, fingerprint);
  }

  private static String summary(LearnedShift shift, double before, double after, boolean accepted) {
    String anchors =
        String.format(
            Locale.ROOT,
            "%.1f %% of the anchors are right, before %.1f %%",
            100 * after,
            100 * before);
    return accepted
        ? "Learned of %d features; %s.".formatted(shift.size(), anchors)
        : "Not accepted, because too much would get worse: %s.".formatted(anchors);
  }
}
