package dev.roledispatcher.domain.context;

import java.util.List;
import java.util.stream.Collectors;

/// The final text of one section, as the blocks it is made of.
///
/// @param name which section
/// @param blocks its text, heading included; at least one
public record SectionText(SectionName name, List<TextBlock> blocks) {

  public SectionText {
    blocks = List.copyOf(blocks);
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException(
          "The section %s of a context must have a text, or be left out.".formatted(name));
    }
  }

  /// Its whole text.
  public String text() {
    return blocks.size() == 1
        ? blocks.getFirst().text()
        : blocks.stream().map(TextBlock::text).collect(Collectors.joining());
  }
}
