package com.example.terms;

import dev.roledispatcher.spi.RoutingClass;
import java.util.List;

/// A term of the trade and who does what it names.
///
/// @param text the term as it was written
/// @param words its words, at least one
/// @param routingClass who should do it
record Term(String text, List<String> words, RoutingClass routingClass) {

  Term {
    words = List.copyOf(words);
  }

  /// Whether these words have the term at that place.
  boolean isAt(int place, List<String> text) {
    int end = place + words.size();
    return end <= text.size() && text.subList(place, end).equals(words);
  }
}
