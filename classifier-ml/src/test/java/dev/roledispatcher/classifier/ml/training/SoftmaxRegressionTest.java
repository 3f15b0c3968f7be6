package dev.roledispatcher.classifier.ml.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SoftmaxRegressionTest {

  private static final int ROWS = 200;
  private static final int COLUMNS = 6;
  private static final double C = 0.7;

  @BeforeAll
  static void keepsTheOracleQuiet() {
    Linear.disableDebugOutput();
  }

  /// Logistic regression of two classes: with `w = a − b` the softmax prior ½(a² + b²) is ¼ w² at
  /// its least, so that the oracle's C is twice as large. The last column stands for the constant,
  /// which the oracle does not have and which is therefore 0 here.
  @Test
  void findsTheSameWeightsAsLiblinear() {
    Random random = new Random(7);
    Rows rows = new Rows(COLUMNS + 1);
    int[] labels = new int[ROWS];
    Problem problem = new Problem();
    problem.l = ROWS;
    problem.n = COLUMNS;
    problem.x = new Feature[ROWS][];
    problem.y = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      int[] columns = new int[COLUMNS];
      float[] values = new float[COLUMNS];
      problem.x[i] = new Feature[COLUMNS];
      for (int j = 0; j < COLUMNS; j++) {
        columns[j] = j;
        values[j] = (float) random.nextGaussian();
        problem.x[i][j] = new FeatureNode(j + 1, values[j]);
      }
      labels[i] = values[0] - values[1] + random.nextGaussian() > 0 ? 1 : 0;
      problem.y[i] = labels[i];
      rows.add(columns, values);
    }

    SoftmaxRegression own =
        SoftmaxRegression.train(rows, labels, 2, new SoftmaxRegression.Effort(C, 1e-13, 2_000));
    Model oracle = Linear.train(problem, new Parameter(SolverType.L2R_LR, 2 * C, 1e-9));

    double sign = oracle.getLabels()[0] == 1 ? 1 : -1;
    for (int j = 0; j < COLUMNS; j++) {
      assertThat(own.weight(j, 1) - own.weight(j, 0))
          .as("weight %d", j)
          .isCloseTo(sign * oracle.getFeatureWeights()[j], within(1e-3));
    }
  }

  @Test
  void findsTheTemperatureThatWasUsed() {
    Random random = new Random(3);
    double[][] logits = new double[20_000][3];
    int[] labels = new int[logits.length];
    for (int i = 0; i < logits.length; i++) {
      double sum = 0;
      double[] p = new double[3];
      for (int c = 0; c < 3; c++) {
        logits[i][c] = 3 * random.nextGaussian();
        p[c] = Math.exp(logits[i][c] / 1.7);
        sum += p[c];
      }
      double at = random.nextDouble() * sum;
      labels[i] = at < p[0] ? 0 : at < p[0] + p[1] ? 1 : 2;
    }

    assertThat(Temperature.of(logits, labels)).isCloseTo(1.7, within(0.06));
  }
}
