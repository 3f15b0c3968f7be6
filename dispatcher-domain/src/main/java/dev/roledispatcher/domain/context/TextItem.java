package dev.roledispatcher.domain.context;

import org.jspecify.annotations.Nullable;

/// A text under a heading, fenced: a project, an example, notes.
///
/// @param making what it is made with
/// @param kind what it is, as its heading says
/// @param id names it
/// @param version which version of it; null when it has none
/// @param label what the fence is labelled with
/// @param text its text
/// @param lasting true when other contexts are likely to have it
record TextItem(
    Making making,
    String kind,
    String id,
    @Nullable Long version,
    String label,
    String text,
    boolean lasting)
    implements Item {

  @Override
  public TextBlock whole(String left) {
    return block(left, "");
  }

  @Override
  public TextBlock least(String left) {
    return cut(left, Making.beginning(left));
  }

  @Override
  public Shorter shorter(String left, int tokens) {
    String part =
        lasting
            ? Making.longer(
                Making.beginning(left),
                making.cutLasting(
                    kind + ' ' + id, left, tokens, beginning -> textOfCut(left, beginning)))
            : making.cutToLeast(left, tokens, beginning -> textOfCut(left, beginning));
    return new Shorter(
        cut(left, part), part.length() + " of " + left.length() + " characters fit.");
  }

  private TextBlock cut(String left, String part) {
    return block(part, noticeOf(left, part));
  }

  private String textOfCut(String left, String part) {
    return make(part, noticeOf(left, part)).text();
  }

  private static String noticeOf(String left, String part) {
    return part.length() < left.length() ? Wording.CUT : "";
  }

  private TextBlock block(String shown, String notice) {
    return lasting
        ? making.memo().of(new Key(kind, id, label, shown, notice), () -> make(shown, notice))
        : make(shown, notice);
  }

  private TextBlock make(String shown, String notice) {
    String heading = "## " + kind + ": " + id + Wording.GAP;
    String body =
        shown.isBlank() && notice.isEmpty()
            ? Wording.ELSEWHERE
            : Fence.around(label, shown) + Wording.GAP;
    return new TextBlock(heading + body + notice, lasting);
  }

  /// What a block depends on.
  private record Key(String kind, String id, String label, String shown, String notice)
      implements Memo.Sized {
    @Override
    public int characters() {
      return 2 * shown.length();
    }
  }
}
