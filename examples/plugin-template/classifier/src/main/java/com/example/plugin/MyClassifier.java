package com.example.plugin;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.Factor;
import dev.roledispatcher.spi.RoutingClass;
import dev.roledispatcher.spi.TaskView;
import dev.roledispatcher.spi.Verdict;
import java.util.List;
import java.util.Locale;

/// Gives to people what has a certain word, and has no opinion on the rest. Immutable, because it
/// is asked by many threads at once.
final class MyClassifier implements Classifier {

  private final String word;

  MyClassifier(String word) {
    this.word = word.toLowerCase(Locale.ROOT);
  }

  @Override
  public Verdict classify(TaskView task) {
    if (!task.description().toLowerCase(Locale.ROOT).contains(word)) {
      return new Verdict.Abstained("It does not have the word '" + word + "'.");
    }
    return new Verdict.Classified(
        RoutingClass.HUMAN_PRIMARY,
        0.9,
        false,
        List.of(new Factor("word", 1, 1, 1, List.of(word))),
        "It has the word '" + word + "', which is for people.");
  }
}
