package dev.roledispatcher.domain.selection;

import static dev.roledispatcher.domain.selection.RoleDraft.indexOf;
import static dev.roledispatcher.domain.selection.RoleDraft.role;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoleIndexChangeTest {

  private static final RoleId A = new RoleId("a");

  @Test
  void isEveryRoleWhenThereWasNone() {
    RoleIndex index = indexOf(role("a"), role("b"));

    RoleIndexChange change = RoleIndexChange.between(RoleIndex.empty(), index);

    assertThat(change.changed().stream().map(role -> role.id().value()))
        .containsExactlyInAnyOrder("a", "b");
    assertThat(change.removed()).isEmpty();
  }

  @Test
  void isNothingWhenOnlyLoadsChange() {
    RoleIndex index = indexOf(role("a"), role("b"));
    index.find(A).orElseThrow().load().assigned(Instant.EPOCH);

    assertThat(RoleIndexChange.between(index, index).isEmpty()).isTrue();
    assertThat(RoleIndexChange.between(index, index.with(List.of(), List.of())).isEmpty()).isTrue();
  }

  @Test
  void namesWhatIsNewChangedAndGone() {
    RoleIndex before = indexOf(role("a"), role("b"), role("c"));
    Role a = before.find(A).orElseThrow().role();
    Role next = new Role(a.id(), a.profile().withActive(false), 2, a.createdAt(), a.updatedAt());
    Role added = indexOf(role("d")).find(new RoleId("d")).orElseThrow().role();
    RoleIndex after = before.with(List.of(next, added), List.of(new RoleId("b")));

    assertThat(RoleIndexChange.between(before, after))
        .isEqualTo(new RoleIndexChange(List.of(next, added), List.of(new RoleId("b"))));
    assertThat(RoleIndexChange.between(after, before).removed()).containsExactly(new RoleId("d"));
  }

  @Test
  void isOnlyWhatIsGoneWhenTheIndexWasCompacted() {
    RoleIndex before =
        indexOf(IntStream.range(0, 1_100).mapToObj(i -> role("r" + i)).toArray(RoleDraft[]::new));
    List<RoleId> gone = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      gone.add(new RoleId("r" + i));
    }
    RoleIndex after = before.with(List.of(), gone);

    assertThat(after.slots()).isEqualTo(500);
    assertThat(RoleIndexChange.between(before, after))
        .isEqualTo(new RoleIndexChange(List.of(), gone));
  }
}
