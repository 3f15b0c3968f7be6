package dev.roledispatcher.adapter.persistence;

import dev.roledispatcher.application.port.in.ManageRoles.RoleFilter;
import dev.roledispatcher.domain.role.RoleId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table of roles as Panache reads and edits it.
class RoleRepository implements PanacheRepositoryBase<RoleEntity, String> {

  /// A registered role.
  Optional<RoleEntity> registered(RoleId id) {
    return findByIdOptional(id.value()).filter(RoleEntity::isRegistered);
  }

  /// A registered role of that version, locked until the transaction ends.
  Optional<RoleEntity> lockedInVersion(RoleId id, long version) {
    return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE)
        .filter(role -> role.isCurrently(version));
  }

  /// Registered roles by id.
  List<RoleEntity> registered(RoleFilter filter, @Nullable RoleId after, int limit) {
    List<String> conditions = new ArrayList<>(List.of("deletedAt is null"));
    Map<String, Object> parameters = new HashMap<>();
    if (after != null) {
      conditions.add("id > :after");
      parameters.put("after", after.value());
    }
    if (filter.name() != null) {
      conditions.add("locate(:name, nameLower) > 0");
      parameters.put("name", Texts.storable("name", filter.name()).toLowerCase(Locale.ROOT));
    }
    if (filter.type() != null) {
      conditions.add("type = :type");
      parameters.put("type", filter.type());
    }
    if (filter.capability() != null) {
      conditions.add("array_contains(capabilities, :capability)");
      parameters.put("capability", filter.capability().value());
    }
    if (filter.active() != null) {
      conditions.add("active = :active");
      parameters.put("active", filter.active());
    }
    return find(String.join(" and ", conditions), Sort.by("id"), parameters).page(0, limit).list();
  }
}
