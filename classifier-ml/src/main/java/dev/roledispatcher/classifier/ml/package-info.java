/// The built-in classifier that has learned from rated tasks.
@NullMarked
package dev.roledispatcher.classifier.ml;

import org.jspecify.annotations.NullMarked;
