package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.context.ListPart.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The sections of a context that is made of several: what they share is there once.
final class MergedParts {

  private final Making making;
  private final Shown nothing;
  private final List<Part> parts = new ArrayList<>();

  MergedParts(Making making, List<GivenContext> contexts) throws ContradictionException {
    this.making = making;
    this.nothing = Shown.nothing(making.memo(), List.of());
    Map<SectionName, Set<TextBlock>> blocks = new EnumMap<>(SectionName.class);
    ConstraintLines constraints = new ConstraintLines();
    for (GivenContext context : contexts) {
      for (SectionText section : context.sections()) {
        List<TextBlock> given = GivenText.blocks(section, context.form());
        blocks.computeIfAbsent(section.name(), name -> new LinkedHashSet<>()).addAll(given);
        if (section.name() == SectionName.CONSTRAINT_CONTEXT) {
          constraints.add(context.role(), given);
        }
      }
    }
    TextBlock joined = constraints.joined();
    blocks.forEach((name, given) -> {
      switch (name) {
        case CONSTRAINT_CONTEXT -> addWhole(name, List.of(joined));
        case SYSTEM_PROMPT, WHY_YOU, TASK_CONTEXT -> addWhole(name, List.copyOf(given));
        case SKILL_CONTEXT -> addList(name, RoleParts.SKILLS, given);
        case PROJECT_CONTEXT -> addList(name, RoleParts.PROJECTS, given);
        case EXAMPLES -> addList(name, RoleParts.EXAMPLES, given);
        case HANDOVER_CONTEXT -> addList(name, RoleParts.ATTEMPTS, given);
      }
    });
  }

  List<Part> all() {
    return parts;
  }

  Shown nothing() {
    return nothing;
  }

  private void addWhole(SectionName name, List<TextBlock> blocks) {
    parts.add(new FixedPart(making, name, true, GivenText.isLasting(name), blocks));
  }

  private void addList(SectionName name, Kind kind, Set<TextBlock> blocks) {
    List<GivenItem> items = blocks.stream().filter(GivenText::isItem).map(GivenItem::new).toList();
    parts.add(
        new ListPart(
            making,
            name,
            new Kind(kind.one(), kind.many(), true, kind.lasting()),
            GivenText.heads(List.copyOf(blocks)),
            items,
            0,
            () -> ListPart.inOrder(items.size()),
            nothing));
  }
}
