package dev.roledispatcher.domain.context;

import java.util.List;

/// The receipt of a context: how it was counted and what became of each section.
///
/// @param tokenizer the encoding that counted
/// @param method how it counted
/// @param budget the tokens that were allowed
/// @param sections what became of each section, in their order
public record ContextManifest(
    String tokenizer, TokenCounter.Method method, int budget, List<SectionReport> sections) {

  public ContextManifest {
    sections = List.copyOf(sections);
  }
}
