package dev.roledispatcher.classifier.ml.training;

/// How a model is trained; chosen by cross-validation within the training tasks.
///
/// @param fewest in how many texts a feature must occur to be known
/// @param c what a misfit costs the heads, see [SoftmaxRegression]
/// @param dimensions how many hidden numbers the heads are brought to
/// @param stackC what a misfit costs the last layer
/// @param folds into how many parts the tasks are divided to train the last layer
/// @param aiFactor see [dev.roledispatcher.classifier.ml.model.Costs]
record Recipe(int fewest, double c, int dimensions, double stackC, int folds, double aiFactor) {

  /// The recipe of the model that is shipped.
  static final Recipe SHIPPED = new Recipe(2, 6, 6, 0.3, 5, 1.2);
}
