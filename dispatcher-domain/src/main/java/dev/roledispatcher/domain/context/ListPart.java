package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.context.SectionReport.Action;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A section that lists things of one kind. When not all of them fit, the most needed are shown
/// whole, the next one as far as it fits, and a notice says how many are missing.
///
/// What is shown whole has the passages that several of them share where it stands first; the one
/// that is not whole has none of those.
final class ListPart implements Part {

  private final Making making;
  private final SectionName name;
  private final Kind kind;
  private final List<TextBlock> fixed;
  private final int fixedTokens;
  private final List<Item> items;
  private final int requiredItems;
  private final Supplier<int[]> byNeed;
  private final Shown nothing;
  private int @Nullable [] order;
  private int @Nullable [] tokens;

  /// What a list is of.
  ///
  /// @param one the word for one of them
  /// @param many the word for several
  /// @param required whether the section must be there, if only with what is fixed
  /// @param lasting true when all of them are a list that the task has no part in
  record Kind(String one, String many, boolean required, boolean lasting) {}

  /// A section that lists those things.
  ///
  /// @param fixed what stands before them
  /// @param items the things in the order of the text, the required ones first
  /// @param requiredItems how many of them are required
  /// @param byNeed gives the places of all things, the most needed first; the required ones are the
  ///   first
  /// @param nothing no text at all
  ListPart(
      Making making,
      SectionName name,
      Kind kind,
      List<TextBlock> fixed,
      List<? extends Item> items,
      int requiredItems,
      Supplier<int[]> byNeed,
      Shown nothing) {
    this.making = making;
    this.name = name;
    this.kind = kind;
    this.fixed = List.copyOf(fixed);
    this.fixedTokens = making.count(fixed);
    this.items = List.copyOf(items);
    this.requiredItems = requiredItems;
    this.byNeed = byNeed;
    this.nothing = nothing;
  }

  /// Gives the places of so many things in their order.
  static int[] inOrder(int count) {
    int[] places = new int[count];
    Arrays.setAll(places, place -> place);
    return places;
  }

  @Override
  public SectionName name() {
    return name;
  }

  @Override
  public boolean required() {
    return kind.required() || requiredItems > 0;
  }

  @Override
  public int least() {
    if (required() || items.isEmpty()) {
      return tokensOf(requiredItems, nothing);
    }
    Item first = items.get(order()[0]);
    String left = nothing.left(List.of(first.text())).getFirst();
    return fixedTokens
        + Math.min(making.count(first.whole(left)), making.count(first.least(left)))
        + tokensOfNotice(items.size() - 1);
  }

  @Override
  public int whole() {
    int most = least();
    for (int count = requiredItems; count <= items.size(); count++) {
      if (count > 0) {
        most = Math.max(most, tokensOf(count, nothing));
      }
    }
    return most;
  }

  @Override
  public Rendered render(Shown shown) {
    List<String> texts = items.stream().map(Item::text).toList();
    List<String> left = shown.left(texts);
    shown.add(texts);
    List<TextBlock> blocks = new ArrayList<>(fixed);
    List<ItemReport> reports = new ArrayList<>(items.size());
    int total = fixedTokens;
    for (int i = 0; i < items.size(); i++) {
      TextBlock block = items.get(i).whole(left.get(i));
      int itsTokens = making.count(block);
      total += itsTokens;
      blocks.add(block);
      reports.add(report(i, itsTokens, Action.KEPT, null));
    }
    return Rendered.whole(name, blocks, total, reports, kind.lasting());
  }

  @Override
  public Rendered render(int most, Shown shown) {
    int count = requiredItems;
    while (count < items.size() && tokensOf(count + 1, shown) <= most) {
      count++;
    }
    return count == items.size() ? render(shown) : renderSome(count, most, shown);
  }

  @Override
  public List<ItemReport> absent(String reason) {
    List<ItemReport> reports = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      reports.add(report(i, 0, Action.DROPPED, reason));
    }
    return reports;
  }

  /// The most needed ones whole, and of the next one as much as fits.
  private Rendered renderSome(int count, int most, Shown shown) {
    int[] chosen = chosen(count);
    List<String> texts = texts(chosen);
    List<String> left = shown.left(texts);
    shown.add(texts);
    TextBlock[] blocks = new TextBlock[items.size()];
    ItemReport[] reports = new ItemReport[items.size()];
    int total = fixedTokens;
    for (int i = 0; i < chosen.length; i++) {
      blocks[chosen[i]] = items.get(chosen[i]).whole(left.get(i));
      int itsTokens = making.count(blocks[chosen[i]]);
      reports[chosen[i]] = report(chosen[i], itsTokens, Action.KEPT, null);
      total += itsTokens;
    }
    int missing = items.size() - count;
    int next = order()[count];
    Piece piece = piece(next, most - total - tokensOfNotice(missing - 1), shown);
    if (piece != null) {
      missing--;
      total += piece.tokens();
      blocks[next] = piece.block();
      reports[next] =
          report(
              next,
              piece.tokens(),
              piece.reason() == null ? Action.KEPT : Action.CUT,
              piece.reason());
    }
    List<TextBlock> all = new ArrayList<>(fixed);
    for (int i = 0; i < blocks.length; i++) {
      if (blocks[i] == null) {
        reports[i] = report(i, 0, Action.DROPPED, "The others of its section are needed more.");
      } else {
        all.add(blocks[i]);
      }
    }
    if (missing > 0) {
      all.add(Wording.leftOut(missing, kind.one(), kind.many()));
      total += tokensOfNotice(missing);
    }
    return Rendered.cut(
        name,
        all,
        total,
        count + " of " + items.size() + " " + kind.many() + " fit whole.",
        List.of(reports));
  }

  /// As much of a thing as fits; null when not even its least form does.
  private @Nullable Piece piece(int place, int most, Shown shown) {
    Item item = items.get(place);
    String left = shown.left(List.of(item.text())).getFirst();
    TextBlock whole = item.whole(left);
    if (making.count(whole) <= most) {
      shown.add(List.of(item.text()));
      return new Piece(whole, making.count(whole), null);
    }
    if (making.count(item.least(left)) > most) {
      return null;
    }
    Item.Shorter shorter = item.shorter(left, most);
    int itsTokens = making.count(shorter.block());
    if (itsTokens > most) {
      // Counts do not always grow with a text: then the least form stands in.
      TextBlock least = item.least(left);
      return new Piece(least, making.count(least), shorter.reason());
    }
    shown.add(List.of(shorter.block().text()));
    return new Piece(shorter.block(), itsTokens, shorter.reason());
  }

  private ItemReport report(int place, int itsTokens, Action action, @Nullable String reason) {
    Item item = items.get(place);
    return new ItemReport(name, item.id(), item.version(), itsTokens, action, reason);
  }

  /// The tokens of the section with so many things whole and none in part.
  private int tokensOf(int count, Shown shown) {
    int total = fixedTokens + tokensOfNotice(items.size() - count);
    if (!shown.mayRepeat()) {
      for (int i = 0; i < count; i++) {
        total += tokensOfItem(order()[i]);
      }
      return total;
    }
    int[] chosen = chosen(count);
    List<String> left = shown.left(texts(chosen));
    for (int i = 0; i < count; i++) {
      total += making.count(items.get(chosen[i]).whole(left.get(i)));
    }
    return total;
  }

  private int tokensOfItem(int place) {
    int[] known = tokens;
    if (known == null) {
      known = new int[items.size()];
      tokens = known;
    }
    if (known[place] == 0) {
      Item item = items.get(place);
      known[place] = making.count(item.whole(item.text()));
    }
    return known[place];
  }

  private int tokensOfNotice(int missing) {
    return missing == 0 ? 0 : making.count(Wording.leftOut(missing, kind.one(), kind.many()));
  }

  /// The places of the most needed things, in the order of the text.
  private int[] chosen(int count) {
    int[] chosen = Arrays.copyOf(order(), count);
    Arrays.sort(chosen);
    return chosen;
  }

  private List<String> texts(int[] places) {
    return Arrays.stream(places).mapToObj(place -> items.get(place).text()).toList();
  }

  private int[] order() {
    int[] known = order;
    if (known == null) {
      known = byNeed.get();
      order = known;
    }
    return known;
  }

  /// What is shown of a thing.
  private record Piece(TextBlock block, int tokens, @Nullable String reason) {}
}
