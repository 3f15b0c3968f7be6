package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.context.SectionReport.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A section in the making: how long it is, and what it is within so many tokens.
interface Part {

  /// Which section.
  SectionName name();

  /// Whether its least form must be there.
  boolean required();

  /// The tokens of its least form.
  int least();

  /// The tokens of the whole of it, whatever else the context shows.
  int whole();

  /// The whole of it, without what the context shows already.
  Rendered render(Shown shown);

  /// As much of it as fits.
  ///
  /// @param tokens at least those of its least form
  Rendered render(int tokens, Shown shown);

  /// The things it is made of, when nothing of it is there.
  List<ItemReport> absent(String reason);

  /// What a section has become.
  ///
  /// @param name which section
  /// @param blocks its text
  /// @param tokens the tokens of its text
  /// @param action whether it is whole
  /// @param reason why it is not; null when it is
  /// @param items what became of the things it is made of
  /// @param lasting true when neither the task nor the space decided what it is
  record Rendered(
      SectionName name,
      List<TextBlock> blocks,
      int tokens,
      Action action,
      @Nullable String reason,
      List<ItemReport> items,
      boolean lasting) {

    public Rendered {
      blocks = List.copyOf(blocks);
      items = List.copyOf(items);
    }

    static Rendered whole(
        SectionName name,
        List<TextBlock> blocks,
        int tokens,
        List<ItemReport> items,
        boolean lasting) {
      return new Rendered(name, blocks, tokens, Action.KEPT, null, items, lasting);
    }

    static Rendered cut(
        SectionName name,
        List<TextBlock> blocks,
        int tokens,
        String reason,
        List<ItemReport> items) {
      return new Rendered(name, blocks, tokens, Action.CUT, reason, items, false);
    }
  }
}
