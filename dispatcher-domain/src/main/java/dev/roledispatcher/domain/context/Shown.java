package dev.roledispatcher.domain.context;

import java.util.ArrayList;
import java.util.List;

/// The lasting texts that a context shows already, so that no passage of them is shown again.
final class Shown {

  private final Memo memo;

  private final boolean repeats;

  private List<String> texts = List.of();

  private Shown(Memo memo, boolean repeats) {
    this.memo = memo;
    this.repeats = repeats;
  }

  /// Nothing yet.
  ///
  /// @param all every text that may come
  static Shown nothing(Memo memo, List<String> all) {
    boolean repeats =
        all.size() > 0
            && memo.of(
                new Repeating(all),
                () -> Passages.once(all).stream().anyMatch(kept -> kept.passages() > 0));
    return new Shown(memo, repeats);
  }

  /// Nothing, of the same texts.
  Shown again() {
    return new Shown(memo, repeats);
  }

  /// False when no passage stands in two places of all the texts there are.
  boolean mayRepeat() {
    return repeats;
  }

  /// What is left of those texts when passages that are shown already, or stand in an earlier one
  /// of them, are taken out.
  List<String> left(List<String> more) {
    if (!repeats || more.isEmpty()) {
      return more;
    }
    List<String> before = texts;
    List<String> all = new ArrayList<>(before);
    all.addAll(more);
    return memo.of(
        new Left(before.size(), List.copyOf(all)),
        () -> Passages.once(all).stream().skip(before.size()).map(Passages.Kept::text).toList());
  }

  /// Takes note that those texts are shown.
  void add(List<String> more) {
    if (repeats) {
      List<String> all = new ArrayList<>(texts);
      all.addAll(more);
      texts = List.copyOf(all);
    }
  }

  private static int charactersOf(List<String> texts) {
    return texts.stream().mapToInt(String::length).sum();
  }

  /// Whether passages repeat in texts.
  private record Repeating(List<String> texts) implements Memo.Sized {
    @Override
    public int characters() {
      return charactersOf(texts);
    }
  }

  /// What is left of texts behind the first ones.
  private record Left(int shown, List<String> texts) implements Memo.Sized {
    @Override
    public int characters() {
      return 2 * charactersOf(texts);
    }
  }
}
