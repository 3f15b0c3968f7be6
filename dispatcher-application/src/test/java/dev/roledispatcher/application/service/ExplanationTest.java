package dev.roledispatcher.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.testing.SomeRoles;
import dev.roledispatcher.application.testing.SomeTasks;
import dev.roledispatcher.domain.classification.TaskClassification;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  private final Locale locale = Locale.getDefault();

  @AfterEach
  void putTheLocaleBack() {
    Locale.setDefault(locale);
  }

  @Test
  void readsTheSameInEveryCountry() {
    Locale.setDefault(Locale.GERMANY);
    Rig rig = Rig.of(SomeRoles.role("a", "x"), SomeRoles.role("b"));

    assertThat(rig.dispatch(SomeTasks.task("t", "x")).decision().explanation())
        .isEqualTo(
            "Classified as hybrid (confidence 0.80). The script says so. 1 of 2 roles may take it."
                + " a got it with a score of 2.000 (type 1.000, headroom 1.000).");
  }

  @Test
  void saysWhenTheClassWasForcedOrFellBack() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"));
    rig.classifier.abstainsNext(1);

    assertThat(rig.dispatch(SomeTasks.task("t1", "x")).decision().explanation())
        .startsWith("No classifier had an opinion, so the task counts as human_primary.");
    assertThat(
            rig.dispatch(Rig.forcing(SomeTasks.task("t2", "x"), TaskClassification.HYBRID))
                .decision()
                .explanation())
        .startsWith("The request forced hybrid.");
  }

  @Test
  void saysThatThePersonNamedTheRole() {
    Rig rig = Rig.of(SomeRoles.role("a", "x"), SomeRoles.role("b", "x"));
    rig.dispatch(SomeTasks.task("t", "x"));

    assertThat(rig.reassign("t", "b").decision().explanation())
        .contains("The caller named the role. b got it");
  }
}
