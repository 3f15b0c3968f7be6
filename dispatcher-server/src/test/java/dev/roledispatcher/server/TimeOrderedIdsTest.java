package dev.roledispatcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.application.port.out.Ids;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

  @Test
  void laterIdsSortLater() {
    Ids ids = new TimeOrderedIds();
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      made.add(ids.nextDispatch().value().toString());
    }
    assertThat(made).isSorted();
    assertThat(new HashSet<>(made)).hasSize(made.size());
  }

  @Test
  void aNewRoleGetsAnIdThatSaysWhatItIs() {
    assertThat(new TimeOrderedIds().nextRole().value()).startsWith("role-");
  }
}
