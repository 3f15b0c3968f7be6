package dev.roledispatcher.domain.context;

import java.util.List;

/// The receipt of a context: how it was counted and what became of each part.
///
/// @param form how it is written
/// @param tokenizer what counted
/// @param method how it counted
/// @param margin by how much an estimate was raised, as a share; 0 when exact
/// @param budget the tokens that were allowed, the reserve among them
/// @param reserve the tokens kept free for the answer
/// @param sections what became of each section, in the order of the final text
/// @param items what became of each skill, project and example, in the order of the final text
/// @param prefix the beginning that other contexts share
/// @param hash SHA-256 of the final text in UTF-8, in lower-case hexadecimal
public record ContextManifest(
    ContextForm form,
    String tokenizer,
    TokenCounter.Method method,
    double margin,
    int budget,
    int reserve,
    List<SectionReport> sections,
    List<ItemReport> items,
    StablePrefix prefix,
    String hash) {

  public ContextManifest {
    sections = List.copyOf(sections);
    items = List.copyOf(items);
  }
}
