/// The learned model: what it sees of a text, its weights, and the file that holds them.
@NullMarked
package dev.roledispatcher.classifier.ml.model;

import org.jspecify.annotations.NullMarked;
