package dev.roledispatcher.domain.context;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The parts of a text inside which it is never cut: fenced code and JSON objects and arrays.
final class Blocks {

  private Blocks() {}

  /// They in order, none touching the inside of another.
  static List<Block> of(String text) {
    FencedCode code = FencedCode.of(text);
    List<Block> blocks = new ArrayList<>(code.blocks());
    blocks.addAll(code.almost());
    int start = 0;
    for (Block fence : code.blocks()) {
      blocks.addAll(JsonValues.in(text, start, fence.start()));
      start = fence.end();
    }
    blocks.addAll(JsonValues.in(text, start, text.length()));
    blocks.sort(Comparator.comparingInt(Block::start));
    return joined(blocks);
  }

  /// JSON may begin in a line of code marks that opens no fence: then both are one block.
  private static List<Block> joined(List<Block> sorted) {
    List<Block> joined = new ArrayList<>(sorted.size());
    for (Block block : sorted) {
      if (!joined.isEmpty() && block.start() < joined.getLast().end()) {
        Block before = joined.removeLast();
        joined.add(new Block(before.start(), Math.max(before.end(), block.end())));
      } else {
        joined.add(block);
      }
    }
    return joined;
  }
}
