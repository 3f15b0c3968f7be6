package dev.roledispatcher.classifier.ml.training;

import dev.roledispatcher.classifier.ml.model.Costs;
import dev.roledispatcher.classifier.ml.model.FeatureTable;
import dev.roledispatcher.classifier.ml.model.Features;
import dev.roledispatcher.classifier.ml.model.Figures;
import dev.roledispatcher.classifier.ml.model.Model;
import dev.roledispatcher.classifier.ml.model.Probabilities;
import dev.roledispatcher.classifier.ml.model.Squares;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Trains a model on rated tasks. Deterministic; for one thread.
///
/// 1. A regression for the label and one for each vote (the heads) score every task; the scores
///    used from here on come from heads that have not seen the task's group.
/// 2. The scores are brought to a few hidden numbers, their main components, which loses what is
///    noise in single heads and makes the table of weights small.
/// 3. A regression over the squares of the hidden numbers learns the label.
/// 4. One temperature is fitted to what step 3 says of parts it was not trained on.
/// 5. The heads are trained once more on all tasks; their weights, seen along the components,
///    become the table of the model.
final class Trainer {

  private static final double HEAD_TOLERANCE = 1e-5;
  private static final int HEAD_STEPS = 80;
  private static final double STACK_TOLERANCE = 1e-7;
  private static final int STACK_STEPS = 400;

  private final Recipe recipe;
  private final List<RatedTask> tasks;
  private final List<Features> features;
  private final List<Head> heads;
  private final Folds folds;

  private Trainer(Recipe recipe, List<RatedTask> tasks) {
    this.recipe = recipe;
    this.tasks = tasks;
    this.features = tasks.stream().map(task -> Features.of(task.text())).toList();
    this.heads = Head.of(tasks);
    this.folds = Folds.of(tasks, recipe.folds());
  }

  /// What came of training.
  ///
  /// @param model the model, without figures measured on other tasks
  /// @param crossValidated what it says of tasks in parts it was not trained on
  record Outcome(Model model, Measurement crossValidated) {}

  /// Trains on tasks.
  static Outcome train(Recipe recipe, List<RatedTask> tasks, String attribution) {
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("There must be tasks to train on.");
    }
    return new Trainer(recipe, tasks).train(attribution);
  }

  private Outcome train(String attribution) {
    double[][] unseen = unseenScores();
    Principal principal = Principal.of(unseen, recipe.dimensions());
    Rows squares = squares(principal, unseen);
    int[] labels = heads.getFirst().labels();
    double[][] logits = unseenLogits(squares, labels);
    double temperature = Temperature.of(logits, labels);
    Costs costs = new Costs(recipe.aiFactor());
    Measurement.Counter counter = new Measurement.Counter();
    for (int i = 0; i < labels.length; i++) {
      Probabilities probabilities = Probabilities.ofLogits(logits[i], temperature);
      counter.add(tasks.get(i).label(), costs.cheapest(probabilities), probabilities);
    }
    SoftmaxRegression last = lastLayer(squares, labels);
    Model model = model(principal, last, temperature, costs, attribution);
    return new Outcome(model, counter.result());
  }

  private double[][] unseenScores() {
    double[][] scores = new double[tasks.size()][];
    for (int part = 0; part < recipe.folds(); part++) {
      int[] outside = folds.outside(part);
      int[] inside = folds.in(part);
      if (outside.length == 0 || inside.length == 0) {
        throw new IllegalArgumentException(
            "There must be enough groups of tasks for %d parts.".formatted(recipe.folds()));
      }
      Vocabulary vocabulary = Vocabulary.of(some(outside), recipe.fewest());
      Rows known = vocabulary.rows(some(outside));
      Rows others = vocabulary.rows(some(inside));
      for (Head head : heads) {
        SoftmaxRegression regression =
            SoftmaxRegression.train(
                known, head.only(outside).labels(), head.classes(), headEffort());
        for (int i = 0; i < inside.length; i++) {
          scores[inside[i]] = joined(scores[inside[i]], regression.scores(others, i));
        }
      }
    }
    return scores;
  }

  private List<Features> some(int[] at) {
    return Arrays.stream(at).mapToObj(features::get).toList();
  }

  private static double[] joined(double @Nullable [] first, double[] second) {
    if (first == null) {
      return second;
    }
    double[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private static Rows squares(Principal principal, double[][] scores) {
    Rows rows = new Rows(Squares.count(principal.directions().length));
    for (double[] score : scores) {
      rows.addDense(withConstantLast(Squares.of(principal.of(score))));
    }
    return rows;
  }

  private static double[] withConstantLast(double[] squares) {
    double[] turned = Arrays.copyOfRange(squares, 1, squares.length + 1);
    turned[squares.length - 1] = squares[0];
    return turned;
  }

  private double[][] unseenLogits(Rows squares, int[] labels) {
    double[][] logits = new double[labels.length][];
    for (int part = 0; part < recipe.folds(); part++) {
      int[] outside = folds.outside(part);
      Rows known = new Rows(squares.width());
      for (int i : outside) {
        known.add(squares.columns(i), squares.values(i));
      }
      SoftmaxRegression regression = lastLayer(known, heads.getFirst().only(outside).labels());
      for (int i : folds.in(part)) {
        logits[i] = regression.scores(squares, i);
      }
    }
    return logits;
  }

  private SoftmaxRegression lastLayer(Rows rows, int[] labels) {
    return SoftmaxRegression.train(
        rows,
        labels,
        3,
        new SoftmaxRegression.Effort(recipe.stackC(), STACK_TOLERANCE, STACK_STEPS));
  }

  private SoftmaxRegression.Effort headEffort() {
    return new SoftmaxRegression.Effort(recipe.c(), HEAD_TOLERANCE, HEAD_STEPS);
  }

  private Model model(
      Principal principal,
      SoftmaxRegression last,
      double temperature,
      Costs costs,
      String attribution) {
    Vocabulary vocabulary = Vocabulary.of(features, recipe.fewest());
    Rows rows = vocabulary.rows(features);
    int dimensions = recipe.dimensions();
    double[][] table = new double[vocabulary.size() + 1][dimensions];
    int score = 0;
    for (Head head : heads) {
      SoftmaxRegression regression =
          SoftmaxRegression.train(rows, head.labels(), head.classes(), headEffort());
      for (int k = 0; k < head.classes(); k++, score++) {
        for (int column = 0; column < table.length; column++) {
          for (int d = 0; d < dimensions; d++) {
            table[column][d] += principal.directions()[d][score] * regression.weight(column, k);
          }
        }
      }
    }
    double[] offsets = table[vocabulary.size()].clone();
    for (int d = 0; d < dimensions; d++) {
      for (int i = 0; i < principal.mean().length; i++) {
        offsets[d] -= principal.directions()[d][i] * principal.mean()[i];
      }
    }
    return new Model(
        FeatureTable.of(vocabulary.hashes(), Arrays.copyOf(table, vocabulary.size())),
        offsets,
        coefficients(last, Squares.count(dimensions)),
        temperature,
        prior(),
        costs,
        new Figures(tasks.size(), tasks.size(), 0),
        attribution);
  }

  private static double[][] coefficients(SoftmaxRegression last, int count) {
    double[][] coefficients = new double[3][count];
    for (int c = 0; c < 3; c++) {
      coefficients[c][0] = last.weight(count - 1, c);
      for (int i = 1; i < count; i++) {
        coefficients[c][i] = last.weight(i - 1, c);
      }
    }
    return coefficients;
  }

  private Probabilities prior() {
    double[] counts = new double[3];
    for (int label : heads.getFirst().labels()) {
      counts[label] += 1.0 / tasks.size();
    }
    return new Probabilities(counts[0], counts[1], counts[2]);
  }
}
