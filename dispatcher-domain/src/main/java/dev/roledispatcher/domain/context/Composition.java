package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.context.ContextMaterial.Omission;
import dev.roledispatcher.domain.context.Part.Rendered;
import dev.roledispatcher.domain.context.SectionReport.Action;
import dev.roledispatcher.domain.role.RoleId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes a context of its sections: as they are when all of them fit, else as [Filling] shares out
/// the budget.
final class Composition {

  private final Making making;
  private final ContextPlan plan;
  private final TokenBudget budget;
  private final List<Part> parts;
  private final Shown nothing;
  private final Map<SectionName, List<Omission>> omissions = new EnumMap<>(SectionName.class);

  /// @param parts the sections, each name at most once
  /// @param nothing no text at all of those that the sections may show
  /// @param omissions what should be there and is not
  Composition(
      Making making,
      ContextPlan plan,
      TokenBudget budget,
      List<Part> parts,
      Shown nothing,
      List<Omission> omissions) {
    this.making = making;
    this.plan = plan;
    this.budget = budget;
    this.parts = parts.stream().sorted(Comparator.comparing(Part::name)).toList();
    this.nothing = nothing;
    omissions.forEach(omission ->
        this.omissions
            .computeIfAbsent(omission.section(), name -> new ArrayList<>())
            .add(omission));
  }

  RoleContext make(RoleId role, long roleVersion) throws BudgetTooSmall {
    Map<SectionName, Rendered> whole = renderWhole();
    if (fit(whole)) {
      Filling filling = Filling.of(claimsOf(whole), budget.forContext(), 0);
      return finish(role, roleVersion, whole, filling);
    }
    Filling filling =
        Filling.of(
            parts.stream().map(this::claimOf).toList(),
            budget.forContext(),
            making.count(Wording.SECTIONS_LEFT_OUT));
    return finish(role, roleVersion, renderWithin(filling), filling);
  }

  private Map<SectionName, Rendered> renderWhole() {
    Map<SectionName, Rendered> rendered = new EnumMap<>(SectionName.class);
    Shown shown = nothing.again();
    parts.forEach(part -> rendered.put(part.name(), part.render(shown)));
    return rendered;
  }

  private Map<SectionName, Rendered> renderWithin(Filling filling) {
    Map<SectionName, Rendered> rendered = new EnumMap<>(SectionName.class);
    Shown shown = nothing.again();
    for (Part part : parts) {
      Integer tokens = filling.allotted().get(part.name());
      if (tokens != null) {
        rendered.put(part.name(), part.render(tokens, shown));
      }
    }
    return rendered;
  }

  private boolean fit(Map<SectionName, Rendered> whole) {
    long total = 0;
    for (Rendered section : whole.values()) {
      total += section.tokens();
      if (section.tokens() > most(section.name())) {
        return false;
      }
    }
    return total <= budget.forContext();
  }

  private List<Filling.Claim> claimsOf(Map<SectionName, Rendered> whole) {
    return whole.values().stream()
        .map(section -> claim(section.name(), true, section.tokens(), section.tokens()))
        .toList();
  }

  private Filling.Claim claimOf(Part part) {
    return claim(part.name(), part.required(), part.least(), part.whole());
  }

  private Filling.Claim claim(SectionName name, boolean required, int least, int whole) {
    return new Filling.Claim(name, required, least, whole, most(name), plan.section(name));
  }

  private int most(SectionName name) {
    return Math.min(
        plan.section(name).max(), budget.sections().getOrDefault(name, Integer.MAX_VALUE));
  }

  private RoleContext finish(
      RoleId role, long roleVersion, Map<SectionName, Rendered> rendered, Filling filling) {
    List<Rendered> sections = new ArrayList<>(rendered.size());
    for (SectionName name : making.form().order()) {
      Rendered section = rendered.get(name);
      if (section != null) {
        sections.add(section);
      }
    }
    int lasting = lasting(sections);
    if (filling.noticed() && !sections.isEmpty()) {
      Rendered last = withNotice(sections.removeLast());
      sections.add(last);
      rendered.put(last.name(), last);
    }
    Ending ending = ending(sections, lasting);
    List<SectionReport> reports = new ArrayList<>();
    List<ItemReport> items = new ArrayList<>();
    for (SectionName name : making.form().order()) {
      report(name, rendered.get(name), filling, reports, items);
    }
    ContextManifest manifest =
        new ContextManifest(
            making.form(),
            making.counter().name(),
            making.counter().method(),
            making.counter().margin(),
            budget.tokens(),
            budget.reserve(),
            reports,
            items,
            ending.prefix(),
            ending.hash());
    return new RoleContext(
        role,
        roleVersion,
        sections.stream()
            .map(section -> new SectionText(section.name(), section.blocks()))
            .toList(),
        sections.stream().mapToInt(Rendered::tokens).sum(),
        manifest);
  }

  /// How many sections at the beginning do not depend on the single task.
  private static int lasting(List<Rendered> sections) {
    int count = 0;
    while (count < sections.size() && sections.get(count).lasting()) {
      count++;
    }
    return count;
  }

  private Rendered withNotice(Rendered section) {
    List<TextBlock> blocks = new ArrayList<>(section.blocks());
    blocks.add(Wording.SECTIONS_LEFT_OUT);
    return new Rendered(
        section.name(),
        blocks,
        section.tokens() + making.count(Wording.SECTIONS_LEFT_OUT),
        section.action(),
        section.reason(),
        section.items(),
        section.lasting());
  }

  private Ending ending(List<Rendered> sections, int lasting) {
    List<TextBlock> beginning = new ArrayList<>();
    int tokens = 0;
    for (Rendered section : sections.subList(0, lasting)) {
      beginning.addAll(section.blocks());
      tokens += section.tokens();
    }
    Beginning begun =
        making
            .memo()
            .of(
                new Texts(beginning.stream().map(TextBlock::text).toList()),
                () -> Beginning.of(beginning));
    Fingerprint whole = begun.fingerprint().copy();
    sections.subList(lasting, sections.size()).forEach(section -> whole.add(section.blocks()));
    return new Ending(new StablePrefix(lasting, tokens, begun.hash()), whole.hex());
  }

  private void report(
      SectionName name,
      @Nullable Rendered section,
      Filling filling,
      List<SectionReport> reports,
      List<ItemReport> items) {
    List<Omission> missing = omissions.getOrDefault(name, List.of());
    String dropped = filling.dropped().get(name);
    if (section != null) {
      int allotted = Math.max(section.tokens(), filling.allotted().getOrDefault(name, 0));
      Action action =
          section.action() == Action.KEPT && !missing.isEmpty() ? Action.CUT : section.action();
      reports.add(
          new SectionReport(
              name, section.tokens(), allotted, action, reason(section.reason(), missing)));
      items.addAll(section.items());
    } else if (dropped != null) {
      reports.add(new SectionReport(name, 0, 0, Action.DROPPED, reason(dropped, missing)));
      parts.stream()
          .filter(part -> part.name() == name)
          .forEach(part -> items.addAll(part.absent(dropped)));
    } else if (!missing.isEmpty()) {
      reports.add(new SectionReport(name, 0, 0, Action.DROPPED, reason(null, missing)));
    }
    missing.forEach(omission ->
        items.add(new ItemReport(name, omission.id(), null, 0, Action.DROPPED, omission.reason())));
  }

  private static @Nullable String reason(@Nullable String first, List<Omission> missing) {
    if (missing.isEmpty()) {
      return first;
    }
    StringBuilder reason = new StringBuilder(first == null ? "" : first);
    for (Omission omission : missing) {
      reason.append(reason.isEmpty() ? "" : " ");
      reason.append(omission.id()).append(": ").append(omission.reason());
    }
    return reason.toString();
  }

  /// What is known of a context when its whole text is.
  private record Ending(StablePrefix prefix, String hash) {}

  /// The beginning that contexts share, read once.
  ///
  /// @param fingerprint never changed, only copied
  /// @param hash its hash
  private record Beginning(Fingerprint fingerprint, String hash) {
    static Beginning of(List<TextBlock> blocks) {
      Fingerprint fingerprint = Fingerprint.of(blocks);
      return new Beginning(fingerprint, fingerprint.hex());
    }
  }

  /// The texts that a beginning is made of.
  private record Texts(List<String> texts) implements Memo.Sized {
    @Override
    public int characters() {
      return texts.stream().mapToInt(String::length).sum();
    }
  }
}
