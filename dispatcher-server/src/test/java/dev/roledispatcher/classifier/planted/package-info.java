/// Planted violations of the house rules, for the test of the rules.
@NullMarked
package dev.roledispatcher.classifier.planted;

import org.jspecify.annotations.NullMarked;
