/// What the model learns from corrections: a small, bounded change of its logits.
@NullMarked
package dev.roledispatcher.classifier.ml.learning;

import org.jspecify.annotations.NullMarked;
