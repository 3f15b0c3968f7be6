package dev.roledispatcher.domain.context;

import java.util.ArrayList;
import java.util.List;

/// The sections of contexts that callers give back, in blocks that can be counted one by one: each
/// begins with a heading and ends in a blank line.
///
/// A text of our own comes back as it was. To others a heading is added when it is missing, an open
/// fence is closed, and white space at the end is made a blank line.
final class GivenText {

  private static final String SECOND_RANK = "\n\n## ";

  private GivenText() {}

  /// The blocks of a section.
  static List<TextBlock> blocks(SectionText section, ContextForm form) {
    String text = wellFormed(section, form);
    boolean lasting = isLasting(section.name());
    List<Block> code = FencedCode.of(text).blocks();
    List<TextBlock> blocks = new ArrayList<>();
    int start = 0;
    int nextCode = 0;
    for (int at = text.indexOf(SECOND_RANK); at >= 0; at = text.indexOf(SECOND_RANK, at + 1)) {
      while (nextCode < code.size() && code.get(nextCode).end() <= at) {
        nextCode++;
      }
      boolean inCode = nextCode < code.size() && code.get(nextCode).start() <= at;
      if (!inCode) {
        blocks.add(new TextBlock(text.substring(start, at + 2), lasting));
        start = at + 2;
      }
    }
    blocks.add(new TextBlock(text.substring(start), lasting));
    return blocks;
  }

  /// What stands before the things a section lists.
  static List<TextBlock> heads(List<TextBlock> blocks) {
    return blocks.stream().filter(block -> !isItem(block)).toList();
  }

  /// True for a block with a heading of the second rank.
  static boolean isItem(TextBlock block) {
    return block.text().startsWith("## ");
  }

  /// What the heading of a block says behind its colon, or all of it when it has none.
  static String idOf(TextBlock block) {
    String heading = block.text().substring(0, block.text().indexOf('\n')).replaceFirst("^#+ ", "");
    int colon = heading.indexOf(": ");
    return colon < 0 ? heading : heading.substring(colon + 2);
  }

  /// True for sections that do not depend on the single task.
  static boolean isLasting(SectionName name) {
    return switch (name) {
      case SYSTEM_PROMPT, SKILL_CONTEXT, CONSTRAINT_CONTEXT, PROJECT_CONTEXT, EXAMPLES -> true;
      case WHY_YOU, TASK_CONTEXT, HANDOVER_CONTEXT -> false;
    };
  }

  private static String wellFormed(SectionText section, ContextForm form) {
    String text = Balanced.closed(section.text().stripTrailing()) + Wording.GAP;
    return text.startsWith("#") ? text : Wording.head(section.name(), form).text() + text;
  }
}
