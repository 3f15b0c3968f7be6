package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.out.ShadowStore;
import dev.roledispatcher.domain.dispatch.ShadowAnswer;
import dev.roledispatcher.domain.stats.ShadowCount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Answers of shadow plugins in memory.
final class InMemoryShadowStore implements ShadowStore {

  private final InMemoryDatabase database;

  InMemoryShadowStore(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public List<ShadowCount> count(String plugin, int last) {
    return database.read(tables -> {
      List<ShadowAnswer> answers =
          tables.shadows.stream().filter(answer -> answer.by().name().equals(plugin)).toList();
      Map<ShadowAnswer, Long> counts = new LinkedHashMap<>();
      answers
          .subList(Math.max(0, answers.size() - last), answers.size())
          .forEach(answer -> counts.merge(answer, 1L, Long::sum));
      return counts.entrySet().stream()
          .map(entry -> new ShadowCount(entry.getKey(), entry.getValue()))
          .toList();
    });
  }
}
