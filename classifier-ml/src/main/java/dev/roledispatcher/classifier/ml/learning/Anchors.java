package dev.roledispatcher.classifier.ml.learning;

import dev.roledispatcher.classifier.ml.model.Features;
import dev.roledispatcher.classifier.ml.model.LogitShift;
import dev.roledispatcher.classifier.ml.model.Model;
import dev.roledispatcher.spi.RoutingClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Tasks whose class is known, by which every lesson is judged; never learned from. Immutable.
///
/// @param tasks at least one
record Anchors(List<Anchor> tasks) {

  /// How much of the right answers a lesson may cost: after it, the share of right anchors must be
  /// at least 95 % of the share before it.
  private static final double MOST_LOST = 0.05;

  private static final String SHIPPED = "/dev/roledispatcher/classifier/ml/anchors.tsv";

  Anchors {
    tasks = List.copyOf(tasks);
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("There must be an anchor.");
    }
  }

  /// A task whose class is known.
  ///
  /// @param text what is to be done
  /// @param right its class
  record Anchor(String text, RoutingClass right) {}

  /// The anchors that come with the classifier.
  static Anchors shipped() {
    try (InputStream stream = Anchors.class.getResourceAsStream(SHIPPED)) {
      if (stream == null) {
        throw new IllegalStateException(
            "The built-in anchors (%s) are missing.".formatted(SHIPPED));
      }
      List<Anchor> anchors = new ArrayList<>();
      for (String line :
          new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        int tab = line.indexOf('\t');
        anchors.add(
            new Anchor(
                line.substring(tab + 1).strip(), RoutingClass.valueOf(line.substring(0, tab))));
      }
      return new Anchors(anchors);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The share of anchors that the model answers right with a shift.
  double right(Model model, LogitShift shift) {
    long right =
        tasks.stream()
            .filter(
                anchor -> model.read(Features.of(anchor.text()), shift).answer() == anchor.right())
            .count();
    return (double) right / tasks.size();
  }

  /// Whether so many right answers are enough.
  ///
  /// @param before the share of right anchors with nothing learned
  /// @param after the share with what was learned
  static boolean hold(double before, double after) {
    return after >= (1 - MOST_LOST) * before;
  }
}
