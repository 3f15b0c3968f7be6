package dev.roledispatcher.classifier.ml.training;

import dev.roledispatcher.spi.RoutingClass;
import java.util.List;

/// A task whose class is known.
///
/// @param text what is to be done
/// @param label who should do it
/// @param votes the ratings the label comes from, in the order of the columns of the file; may be
///   empty
/// @param group tasks of one group are never divided between training and testing; may be empty
record RatedTask(String text, RoutingClass label, List<String> votes, String group) {

  RatedTask {
    votes = List.copyOf(votes);
  }
}
