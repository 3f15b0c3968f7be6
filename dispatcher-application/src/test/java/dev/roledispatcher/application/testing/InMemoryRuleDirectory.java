package dev.roledispatcher.application.testing;

import dev.roledispatcher.application.port.out.RuleDirectory;
import dev.roledispatcher.domain.classification.RuleId;
import dev.roledispatcher.domain.rule.Rule;
import dev.roledispatcher.domain.rule.RuleSet;
import java.util.HashMap;
import java.util.Map;

/// The rules of one instance that hears of no others. Safe to use from any thread.
public final class InMemoryRuleDirectory implements RuleDirectory {

  private final Map<RuleId, Rule> known = new HashMap<>();
  private final Map<RuleId, Long> versions = new HashMap<>();
  private volatile RuleSet rules = RuleSet.empty();

  @Override
  public RuleSet rules() {
    return rules;
  }

  @Override
  public synchronized void changed(Rule rule) {
    if (isNews(rule.id(), rule.version())) {
      known.put(rule.id(), rule);
      rules = RuleSet.of(known.values());
    }
  }

  @Override
  public synchronized void removed(RuleId rule, long version) {
    if (isNews(rule, version)) {
      known.remove(rule);
      rules = RuleSet.of(known.values());
    }
  }

  private boolean isNews(RuleId rule, long version) {
    boolean news = version > versions.getOrDefault(rule, 0L);
    if (news) {
      versions.put(rule, version);
    }
    return news;
  }
}
