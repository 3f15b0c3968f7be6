package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.context.Relevance.Document;
import dev.roledispatcher.domain.task.Requirement;
import dev.roledispatcher.domain.task.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The order of skills and examples by how much they have to do with a task.
final class Relevances {

  private Relevances() {}

  /// The places of all things: the required ones as they stand, then the most relevant; of equally
  /// relevant ones that which stands first.
  static int[] of(Making making, Task task, List<? extends Item> items, int required) {
    List<Document> documents = new ArrayList<>(items.size());
    items.forEach(item -> documents.add(documentOf(making, item)));
    double[] scores = Relevance.rank(queryOf(task), documents);
    List<Integer> others = new ArrayList<>();
    for (int place = required; place < items.size(); place++) {
      others.add(place);
    }
    others.sort(Comparator.comparingDouble((Integer place) -> scores[place]).reversed());
    int[] places = ListPart.inOrder(items.size());
    for (int i = 0; i < others.size(); i++) {
      places[required + i] = others.get(i);
    }
    return places;
  }

  private static Document documentOf(Making making, Item item) {
    return item instanceof SkillItem skill
        ? skill.document()
        : making.memo().of(new Words(item.text()), () -> Document.of(item.text()));
  }

  private static Document queryOf(Task task) {
    StringBuilder query = new StringBuilder(task.description());
    for (Requirement requirement : task.requirements()) {
      query.append('\n').append(requirement.capability().value());
    }
    return Document.of(query.toString());
  }

  /// A text of which the words are counted.
  private record Words(String text) implements Memo.Sized {
    @Override
    public int characters() {
      return 2 * text.length();
    }
  }
}
