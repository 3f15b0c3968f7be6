package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.adapter.persistence.json.ProfileJson;
import dev.roledispatcher.domain.role.Role;
import dev.roledispatcher.domain.role.RoleId;
import dev.roledispatcher.domain.role.RoleProfile;
import dev.roledispatcher.domain.role.RoleType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/// A row of the table of roles: the profile as a document, and beside it what is searched for.
///
/// The version is the role's own, not Hibernate's: it is part of the interface and outlives
/// deletion.
@Entity
@Table(name = "role")
class RoleEntity {

  @Id
  @Column(name = "role_id")
  private String id = "";

  @Column(name = "version")
  private long version;

  @Column(name = "name")
  private String name = "";

  @Column(name = "name_lower")
  private String nameLower = "";

  @Enumerated(EnumType.STRING)
  @Column(name = "type")
  private RoleType type = RoleType.HYBRID;

  @Column(name = "active")
  private boolean active;

  @Column(name = "capacity")
  private @Nullable Integer capacity;

  @Column(name = "capabilities")
  private String[] capabilities = {};

  @Column(name = "profile")
  @ColumnTransformer(write = "?::json")
  private String profile = "";

  @Column(name = "created_at")
  private Instant createdAt = Instant.EPOCH;

  @Column(name = "updated_at")
  private Instant updatedAt = Instant.EPOCH;

  @Column(name = "deleted_at")
  private @Nullable Instant deletedAt;

  /// For Hibernate.
  protected RoleEntity() {}

  /// The role of this row.
  Role role() {
    return new Role(new RoleId(id), ProfileJson.read(profile), version, createdAt, updatedAt);
  }

  /// Whether this is the registered role in that version.
  boolean isCurrently(long expectedVersion) {
    return deletedAt == null && version == expectedVersion;
  }

  /// Whether the role is registered.
  boolean isRegistered() {
    return deletedAt == null;
  }

  /// How many tasks it may hold; null when unlimited.
  @Nullable Integer capacity() {
    return capacity;
  }

  /// Replaces the profile, as the next version.
  void become(RoleProfile next, Instant at) {
    requireStorable(next);
    name = next.name();
    nameLower = name.toLowerCase(Locale.ROOT);
    type = next.type();
    active = next.active();
    capacity = next.constraints().maxConcurrentTasks();
    capabilities =
        next.capabilities().stream()
            .map(capability -> capability.name().value())
            .toArray(String[]::new);
    profile = ProfileJson.write(next);
    updatedAt = Times.stored(at);
    version++;
  }

  /// Leaves a tombstone, as the next version.
  void delete(Instant at) {
    deletedAt = Times.stored(at);
    updatedAt = Times.stored(at);
    version++;
  }

  /// Checks what stands in plain text columns.
  ///
  /// @throws IllegalArgumentException when a column cannot hold it
  static void requireStorable(RoleProfile profile) {
    Texts.storable("name of a role", profile.name());
    profile
        .capabilities()
        .forEach(capability -> Texts.storable("capability", capability.name().value()));
  }
}
