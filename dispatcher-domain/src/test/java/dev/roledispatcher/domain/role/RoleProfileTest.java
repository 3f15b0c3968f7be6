package dev.roledispatcher.domain.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.skill.SkillId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleProfileTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void refusesABlankName(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> profile(name, "", List.of(), List.of()))
        .withMessage("The name of a role must have 1 to 200 characters and not be blank.");
  }

  @Test
  void hasANameOfAtMostTwoHundredCharacters() {
    assertThat(profile("x".repeat(200), "", List.of(), List.of()).name()).hasSize(200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> profile("x".repeat(201), "", List.of(), List.of()));
  }

  @ParameterizedTest
  @CsvSource({"x, 32768", "ß, 16384", "€, 10922"})
  void hasADescriptionOfAtMost32KibibytesOfUtf8(String character, int most) {
    String longest = character.repeat(most);

    assertThat(profile("x", longest, List.of(), List.of()).description()).isEqualTo(longest);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> profile("x", longest + character, List.of(), List.of()))
        .withMessageStartingWith("The description of a role in bytes of UTF-8 (327")
        .withMessageEndingWith(") must be at most 32768.");
  }

  @Test
  void hasAtMost64Capabilities() {
    assertThat(profile("x", "", capabilities(64), List.of()).capabilities()).hasSize(64);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> profile("x", "", capabilities(65), List.of()))
        .withMessage("The number of capabilities of a role (65) must be at most 64.");
  }

  @Test
  void hasAtMost64Skills() {
    assertThat(profile("x", "", List.of(), skills(64)).skills()).hasSize(64);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> profile("x", "", List.of(), skills(65)))
        .withMessage("The number of skills of a role (65) must be at most 64.");
  }

  @Test
  void listsEachCapabilityOnceHoweverItIsWritten() {
    List<Capability> twice =
        List.of(
            Capability.of(new CapabilityName("Code Review")),
            new Capability(new CapabilityName("code-review"), new Proficiency(5)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> profile("x", "", twice, List.of()))
        .withMessage("The capability (code_review) of a role must be listed once.");
  }

  @Test
  void listsEachSkillOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> profile("x", "", List.of(), List.of(use("s"), use("s"))))
        .withMessage("The skill (s) of a role must be listed once.");
  }

  @Test
  void mayHaveACapabilityAndASkillOfTheSameName() {
    RoleProfile profile =
        profile("x", "", List.of(Capability.of(new CapabilityName("s"))), List.of(use("s")));

    assertThat(profile.skills()).hasSize(1);
  }

  @Test
  void doesNotChangeWithTheListsItWasMadeOf() {
    List<Capability> capabilities = new ArrayList<>(capabilities(1));
    List<SkillUse> skills = new ArrayList<>(skills(1));
    RoleProfile profile = profile("x", "", capabilities, skills);

    capabilities.clear();
    skills.clear();

    assertThat(profile.capabilities()).hasSize(1);
    assertThat(profile.skills()).hasSize(1);
  }

  @Test
  void changesNothingButWhetherItIsActive() {
    RoleProfile active = profile("x", "d", capabilities(2), skills(2));

    assertThat(active.withActive(false).active()).isFalse();
    assertThat(active.withActive(false).withActive(true)).isEqualTo(active);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0})
  void refusesAVersionBelowOne(long version) {
    RoleProfile profile = profile("x", "", List.of(), List.of());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Role(new RoleId("r"), profile, version, Instant.EPOCH, Instant.EPOCH))
        .withMessage("The version (" + version + ") of role (r) must be at least 1.");
  }

  private static List<Capability> capabilities(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Capability.of(new CapabilityName("c" + i)))
        .toList();
  }

  private static List<SkillUse> skills(int count) {
    return IntStream.range(0, count).mapToObj(i -> use("s" + i)).toList();
  }

  private static RoleProfile profile(
      String name, String description, List<Capability> capabilities, List<SkillUse> skills) {
    return new RoleProfile(
        name,
        description,
        RoleType.HYBRID,
        capabilities,
        skills,
        Constraints.none(),
        true,
        Attributes.none());
  }

  private static SkillUse use(String skill) {
    return SkillUse.of(new SkillId(skill));
  }
}
