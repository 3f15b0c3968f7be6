package dev.roledispatcher.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roledispatcher.application.port.in.InvalidCursorException;
import dev.roledispatcher.application.port.in.ManageRoles.RegisteredRole;
import dev.roledispatcher.application.port.in.ManageRoles.RoleFilter;
import dev.roledispatcher.application.port.in.Page;
import dev.roledispatcher.application.port.in.PageRequest;
import dev.roledispatcher.application.port.out.RoleStore.DeleteOutcome;
import dev.roledispatcher.domain.attribute.Attributes;
import dev.roledispatcher.domain.role.Capability;
import dev.roledispatcher.domain.role.CapabilityName;
import dev.roledispatcher.domain.role.Constraints;
import dev.roledispatcher.domain.role.Engagement;
import dev.roledispatcher.domain.role.Proficiency;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.role.RoleVersion;
import dev.roledispatcher.domain.role.RoleVersion.Change;
import dev.roledispatcher.domain.role.SkillUse;
import dev.roledispatcher.domain.role.Workload;
import dev.roledispatcher.domain.skill.SkillId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every [dev.roledispatcher.application.port.out.RoleStore] promises.
public abstract class RoleStoreContract {

  private static final Instant LATER = Instant.parse("2026-03-03T10:00:00.123Z");
  private static final RoleFilter ANY = new RoleFilter(null, null, null, null);

  /// The stores under test, empty.
  protected abstract Stores stores();

  @Test
  void addsRolesWithTheirFirstVersion() {
    Role role = SomeRoles.aiCodeReviewer();

    List<Role> added = add(role);

    assertThat(added).containsExactly(role);
    assertThat(stores().roles().find(role.id()))
        .contains(new RegisteredRole(role, new Workload(0, null, null)));
  }

  @Test
  void keepsEverythingARoleHas() {
    Role role = SomeRoles.role("role-full", everything());

    add(role);

    assertThat(found(role.id()).role()).isEqualTo(role);
  }

  @Test
  void leavesOutRolesWhoseIdIsTaken() {
    add(SomeRoles.role("a"));

    List<Role> added = add(SomeRoles.role("a", "x"), SomeRoles.role("b"));

    assertThat(added).extracting(role -> role.id().value()).containsExactly("b");
    assertThat(found(new RoleId("a")).role()).isEqualTo(SomeRoles.role("a"));
  }

  @Test
  void leavesOutTheSecondOfTwoRolesWithOneId() {
    List<Role> added = add(SomeRoles.role("a", "first"), SomeRoles.role("a", "second"));

    assertThat(added).containsExactly(SomeRoles.role("a", "first"));
  }

  @Test
  void addsNothingWhenTheListIsEmpty() {
    assertThat(add()).isEmpty();
  }

  @Test
  void findsNothingForAnUnknownId() {
    assertThat(stores().roles().find(new RoleId("nobody"))).isEmpty();
  }

  @Test
  void replacesAProfileAndRaisesTheVersion() {
    Role before = SomeRoles.role("a", "x");
    add(before);
    RoleProfile profile = everything();

    Role after = replace(before.id(), 1, profile);

    assertThat(after).isEqualTo(new Role(before.id(), profile, 2, SomeRoles.REGISTERED, LATER));
    assertThat(found(before.id()).role()).isEqualTo(after);
  }

  @Test
  void replacesNothingOfAnotherVersion() {
    Role role = SomeRoles.role("a");
    add(role);

    assertThat(replace(role.id(), 2, everything())).isNull();
    assertThat(replace(new RoleId("nobody"), 1, everything())).isNull();
    assertThat(found(role.id()).role()).isEqualTo(role);
  }

  @Test
  void deletesARoleOnce() {
    Role role = SomeRoles.role("a");
    add(role);

    assertThat(delete(role.id(), 1)).isEqualTo(new DeleteOutcome.Deleted());
    assertThat(stores().roles().find(role.id())).isEmpty();
    assertThat(stores().roles().list(ANY, new PageRequest(10, null)).items()).isEmpty();
    assertThat(delete(role.id(), 1)).isEqualTo(new DeleteOutcome.Stale());
    assertThat(replace(role.id(), 1, role.profile())).isNull();
    assertThat(replace(role.id(), 2, role.profile())).isNull();
  }

  @Test
  void deletesNothingOfAnotherVersion() {
    Role role = SomeRoles.role("a");
    add(role);

    assertThat(delete(role.id(), 7)).isEqualTo(new DeleteOutcome.Stale());
    assertThat(stores().roles().find(role.id())).isPresent();
  }

  @Test
  void deletesNoRoleThatHoldsTasks() {
    Role role = SomeRoles.role("a");
    add(role);
    stores()
        .work()
        .run(() -> stores().assignments().assign(List.of(SomeDecisions.assignment("t", "a"))));

    assertThat(delete(role.id(), 1)).isEqualTo(new DeleteOutcome.Holding(1));
    assertThat(found(role.id()).workload()).isEqualTo(new Workload(1, null, SomeDecisions.DECIDED));
  }

  @Test
  void givesADeletedRoleAHigherVersionWhenItComesBack() {
    Role role = SomeRoles.role("a", "x");
    add(role);
    delete(role.id(), 1);

    Role back = add(SomeRoles.role("a", "y")).getFirst();

    assertThat(back.version()).isGreaterThan(2);
    assertThat(back.profile()).isEqualTo(SomeRoles.role("a", "y").profile());
    assertThat(found(role.id()).role()).isEqualTo(back);
  }

  @Test
  void listsRolesByIdInPages() {
    add(SomeRoles.role("c"), SomeRoles.role("a"), SomeRoles.role("B"), SomeRoles.role("d"));

    assertThat(idsInPagesOf(1)).containsExactly("B", "a", "c", "d");
    assertThat(idsInPagesOf(3)).containsExactly("B", "a", "c", "d");
    assertThat(idsInPagesOf(4)).containsExactly("B", "a", "c", "d");
  }

  @Test
  void givesNoCursorOnTheLastPage() {
    add(SomeRoles.role("a"), SomeRoles.role("b"));

    assertThat(stores().roles().list(ANY, new PageRequest(2, null)).next()).isNull();
    assertThat(stores().roles().list(ANY, new PageRequest(1, null)).next()).isNotNull();
  }

  @Test
  void refusesCursorsItDidNotGive() {
    for (String rubbish : List.of("", "%%%", "AAAA", "eyJhIjoxfQ", "\u0000", "r", "ü")) {
      assertThatExceptionOfType(InvalidCursorException.class)
          .describedAs(rubbish)
          .isThrownBy(() -> stores().roles().list(ANY, new PageRequest(10, rubbish)));
    }
  }

  @Test
  void findsRolesByFilter() {
    add(
        SomeRoles.aiCodeReviewer(),
        SomeRoles.seniorArchitect(),
        SomeRoles.devOpsEngineer(),
        SomeRoles.inactive("role-sleeper"));

    assertThat(names(new RoleFilter("REVIEW", null, null, null)))
        .containsExactly("AI Code Reviewer");
    assertThat(names(new RoleFilter(null, RoleType.HUMAN_PRIMARY, null, null)))
        .containsExactly("Senior Architect");
    assertThat(names(new RoleFilter(null, null, new CapabilityName("monitoring"), null)))
        .containsExactly("DevOps Engineer");
    assertThat(names(new RoleFilter(null, null, null, false))).containsExactly("Role role-sleeper");
    assertThat(names(new RoleFilter(null, RoleType.HYBRID, null, true)))
        .containsExactly("DevOps Engineer");
    assertThat(names(new RoleFilter("nobody", null, null, null))).isEmpty();
  }

  @Test
  void takesTheMarksOfPatternsInANameLiterally() {
    add(
        SomeRoles.role("a", SomeRoles.named(everything(), "100 % sure_thing \\ d'or")),
        SomeRoles.role("b", SomeRoles.named(everything(), "plain")));

    for (String part : List.of("%", "_", "\\", "'", "SURE_")) {
      assertThat(names(new RoleFilter(part, null, null, null)))
          .describedAs(part)
          .containsExactly("100 % sure_thing \\ d'or");
    }
  }

  @Test
  void keepsEveryVersionOfARole() {
    Role role = SomeRoles.role("a", "x");
    add(role, SomeRoles.role("b"));
    RoleProfile second = everything();
    replace(role.id(), 1, second);
    replace(role.id(), 1, role.profile());
    delete(role.id(), 1);
    delete(role.id(), 2);
    add(SomeRoles.role("a", "y"), SomeRoles.role("b", "y"));

    assertThat(versions("a"))
        .containsExactly(
            new RoleVersion(
                role.id(),
                4,
                Change.CREATED,
                SomeRoles.role("a", "y").profile(),
                SomeRoles.REGISTERED),
            new RoleVersion(role.id(), 3, Change.DELETED, second, LATER),
            new RoleVersion(role.id(), 2, Change.CHANGED, second, LATER),
            new RoleVersion(role.id(), 1, Change.CREATED, role.profile(), SomeRoles.REGISTERED));
    assertThat(versions("b")).hasSize(1);
    assertThat(versions("nobody")).isEmpty();
  }

  @Test
  void listsVersionsInPagesThatStayWhenVersionsAreAdded() {
    Role role = SomeRoles.role("a");
    add(role);
    for (int version = 1; version < 7; version++) {
      replace(role.id(), version, SomeRoles.named(role.profile(), "Name " + version));
    }
    Page<RoleVersion> first = stores().roles().versions(role.id(), new PageRequest(3, null));
    replace(role.id(), 7, role.profile());

    assertThat(first.items()).extracting(RoleVersion::version).containsExactly(7L, 6L, 5L);
    assertThat(stores().roles().versions(role.id(), new PageRequest(3, first.next())).items())
        .extracting(RoleVersion::version)
        .containsExactly(4L, 3L, 2L);
    assertThat(
            Paging.keys(
                3, page -> stores().roles().versions(role.id(), page), RoleVersion::version))
        .containsExactly(8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
    assertThatExceptionOfType(InvalidCursorException.class)
        .isThrownBy(() -> stores().roles().versions(role.id(), new PageRequest(3, "AAAA")));
  }

  @Test
  void undoesWhatAFailedUnitOfWorkWrote() {
    Role role = SomeRoles.role("a");

    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() ->
            stores()
                .work()
                .run(() -> {
                  stores().roles().add(List.of(role));
                  throw new ArithmeticException("planned");
                }));

    assertThat(stores().roles().find(role.id())).isEmpty();
    assertThat(versions("a")).isEmpty();
  }

  @Test
  void writesOnlyInAUnitOfWork() {
    Role role = SomeRoles.role("a");

    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> stores().roles().add(List.of(role)));
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> stores().roles().replace(role.id(), 1, role.profile(), LATER));
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> stores().roles().delete(role.id(), 1, LATER));
    assertThat(stores().roles().find(role.id())).isEmpty();
  }

  @Test
  void refusesAUnitOfWorkInsideAnother() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> stores().work().run(() -> stores().work().run(() -> 1)));
  }

  private static RoleProfile everything() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("zeta", 1);
    metadata.put("alpha", new ArrayList<@Nullable Object>(Arrays.asList("x", null, true)));
    metadata.put("nothing", Collections.singletonMap("at", null));
    metadata.put("deep", Map.of("big", new BigInteger("123456789012345678901234567890")));
    metadata.put("price", new BigDecimal("12.50"));
    metadata.put("double", 0.1);
    metadata.put("text", "ä €\t\"quoted\" 😀");
    return new RoleProfile(
        "Alles Könner",
        "",
        RoleType.HYBRID,
        List.of(
            new Capability(new CapabilityName("zebra"), new Proficiency(5)),
            new Capability(new CapabilityName("apple"), null)),
        List.of(SkillUse.of(new SkillId("skill-2")), new SkillUse(new SkillId("skill-1"), true)),
        List.of("An example."),
        new Constraints(3, Attributes.of(Map.of("hours", "9 to 5"))),
        Engagement.DEFAULT,
        true,
        Attributes.of(metadata));
  }

  private List<Role> add(Role... roles) {
    return stores().work().run(() -> stores().roles().add(List.of(roles)));
  }

  private @Nullable Role replace(RoleId id, long version, RoleProfile profile) {
    return stores()
        .work()
        .run(() -> stores().roles().replace(id, version, profile, LATER))
        .orElse(null);
  }

  private DeleteOutcome delete(RoleId id, long version) {
    return stores().work().run(() -> stores().roles().delete(id, version, LATER));
  }

  private List<RoleVersion> versions(String id) {
    return stores().roles().versions(new RoleId(id), new PageRequest(200, null)).items();
  }

  private RegisteredRole found(RoleId id) {
    return stores().roles().find(id).orElseThrow();
  }

  private List<String> names(RoleFilter filter) {
    return stores().roles().list(filter, new PageRequest(200, null)).items().stream()
        .map(registered -> registered.role().profile().name())
        .toList();
  }

  private List<String> idsInPagesOf(int limit) {
    List<String> ids = new ArrayList<>();
    String cursor = null;
    do {
      Page<RegisteredRole> page = stores().roles().list(ANY, new PageRequest(limit, cursor));
      page.items().forEach(registered -> ids.add(registered.role().id().value()));
      cursor = page.next();
    } while (cursor != null);
    return ids;
  }
}
