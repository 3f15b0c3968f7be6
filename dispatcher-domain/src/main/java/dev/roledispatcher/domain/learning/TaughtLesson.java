package dev.roledispatcher.domain.learning;

import dev.roledispatcher.domain.classification.PluginRef;

/// A lesson a classifier is to answer by.
///
/// @param number the number of the lesson
/// @param learner the classifier that learned it; classifiers of that name take it up
/// @param state what was learned
public record TaughtLesson(long number, PluginRef learner, LearnedState state) {}
