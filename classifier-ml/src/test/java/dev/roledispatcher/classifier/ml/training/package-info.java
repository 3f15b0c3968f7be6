/// Tests of the learned classifier.
@NullMarked
package dev.roledispatcher.classifier.ml.training;

import org.jspecify.annotations.NullMarked;
