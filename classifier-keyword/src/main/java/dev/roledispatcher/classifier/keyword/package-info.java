/// The built-in classifier that judges a task by its words, complexity, urgency, skills and rules.
@NullMarked
package dev.roledispatcher.classifier.keyword;

import org.jspecify.annotations.NullMarked;
