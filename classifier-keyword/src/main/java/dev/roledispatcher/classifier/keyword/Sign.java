package dev.roledispatcher.classifier.keyword;

/// Something found in a task that speaks for somebody.
///
/// @param text what was found, in the task's own words where it has words
/// @param side whom it speaks for
record Sign(String text, Side side) {}
