package dev.roledispatcher.domain.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roledispatcher.domain.skill.SkillId;
import org.junit.jupiter.api.Test;

class RoleIdTest {

  @Test
  void readsAsItsText() {
    assertThat(new RoleId("role-a")).hasToString("role-a");
    assertThat(new SkillId("skill-a")).hasToString("skill-a");
  }

  @Test
  void refusesWhatIsNoId() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RoleId("a b"))
        .withMessageStartingWith("The role id (a b) must be ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SkillId(""))
        .withMessageStartingWith("The skill id () must be ");
  }

  @Test
  void isOrderedByItsText() {
    assertThat(new RoleId("a")).isLessThan(new RoleId("b"));
    assertThat(new RoleId("a")).isEqualByComparingTo(new RoleId("a"));
  }
}
