/// Tests of the learned classifier.
@NullMarked
package dev.roledispatcher.classifier.ml;

import org.jspecify.annotations.NullMarked;
