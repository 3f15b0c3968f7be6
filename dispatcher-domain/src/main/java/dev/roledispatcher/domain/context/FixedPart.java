package dev.roledispatcher.domain.context;

import java.util.List;

/// A section that is there whole or not at all.
final class FixedPart implements Part {

  private final SectionName name;
  private final boolean required;
  private final boolean lasting;
  private final List<TextBlock> blocks;
  private final int tokens;

  /// A section of these blocks.
  ///
  /// @param lasting true when the task has no part in it
  FixedPart(
      Making making, SectionName name, boolean required, boolean lasting, List<TextBlock> blocks) {
    this.name = name;
    this.required = required;
    this.lasting = lasting;
    this.blocks = List.copyOf(blocks);
    this.tokens = making.count(blocks);
  }

  @Override
  public SectionName name() {
    return name;
  }

  @Override
  public boolean required() {
    return required;
  }

  @Override
  public int least() {
    return tokens;
  }

  @Override
  public int whole() {
    return tokens;
  }

  @Override
  public Rendered render(Shown shown) {
    return Rendered.whole(name, blocks, tokens, List.of(), lasting);
  }

  @Override
  public Rendered render(int most, Shown shown) {
    return render(shown);
  }

  @Override
  public List<ItemReport> absent(String reason) {
    return List.of();
  }
}
