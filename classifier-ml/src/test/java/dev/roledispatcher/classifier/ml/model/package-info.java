/// Tests of the learned classifier.
@NullMarked
package dev.roledispatcher.classifier.ml.model;

import org.jspecify.annotations.NullMarked;
