package dev.roledispatcher.server.metrics;

import dev.roledispatcher.adapter.persistence.CachedRoleDirectory;
import dev.roledispatcher.domain.role.RoleType;
import dev.roledispatcher.domain.selection.IndexedRole;
import dev.roledispatcher.domain.selection.LimitScope;
import dev.roledispatcher.domain.stats.CapacityAudit;
import dev.roledispatcher.server.settings.ServerSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;
import org.jboss.logging.Logger;

/// Meters of capacity: what is used and what there is by type of role, of the limits over all
/// roles, and of the roles that hold the most; and what the last audit of the ledger found.
///
/// However many roles there are, there is a bounded number of meters.
@ApplicationScoped
public class CapacityMeters {

  private static final Logger LOG = Logger.getLogger("dispatcher.capacity");

  private final MeterRegistry meters;
  private final CachedRoleDirectory directory;
  private final int rolesMetered;
  private final MultiGauge roleUsed;
  private final MultiGauge roleUnits;
  private final AtomicReference<CapacityAudit> last = new AtomicReference<>(CapacityAudit.CLEAN);

  CapacityMeters(MeterRegistry meters, CachedRoleDirectory directory, ServerSettings settings) {
    this.meters = meters;
    this.directory = directory;
    this.rolesMetered = settings.capacity().rolesMetered();
    if (rolesMetered < 0 || rolesMetered > 1_000) {
      throw new IllegalArgumentException(
          "The setting dispatcher.capacity.roles-metered (%d) must be 0 to 1,000."
              .formatted(rolesMetered));
    }
    this.roleUsed =
        MultiGauge.builder("dispatcher.capacity.role.used")
            .description("Units of capacity held, of the roles that hold the most")
            .register(meters);
    this.roleUnits =
        MultiGauge.builder("dispatcher.capacity.role.units")
            .description("Units of capacity there are, of the roles that hold the most")
            .register(meters);
  }

  void onStart(@Observes StartupEvent event) {
    for (RoleType type : RoleType.values()) {
      Tags tags = Tags.of("role_type", type.name().toLowerCase(Locale.ROOT));
      gauge(
          "dispatcher.capacity.used",
          tags,
          "Units of capacity held",
          roles -> sum(roles, type, role -> role.load().active()));
      gauge(
          "dispatcher.capacity.units",
          tags,
          "Units of capacity of roles that have a limit",
          roles -> sum(roles, type, CapacityMeters::unitsOf));
    }
    for (Map.Entry<LimitScope, Integer> limit :
        directory.index().limits().limits().all().entrySet()) {
      LimitScope scope = limit.getKey();
      int units = limit.getValue();
      Tags tags = Tags.of("limit", scope.key());
      gauge(
          "dispatcher.capacity.limit.used",
          tags,
          "Units held of a limit over all roles",
          roles -> roles.index().limits().used(scope));
      gauge(
          "dispatcher.capacity.limit.units",
          tags,
          "Units that a limit over all roles allows",
          roles -> units);
    }
    audit(
        "dispatcher.capacity.drift",
        "Units by which cached loads were not what is held, at the last audit",
        CapacityAudit::drift);
    audit(
        "dispatcher.capacity.orphans",
        "Holds that were for nothing, at the last audit",
        audit -> audit.orphans().size());
    audit(
        "dispatcher.capacity.lacking",
        "Assignments and offers that held nothing, at the last audit",
        audit -> audit.lacking().size());
  }

  /// What an audit found is told, and shown until the next one.
  public void audited(CapacityAudit audit) {
    last.set(audit);
    audit
        .drifts()
        .forEach(drift ->
            LOG.warnf(
                "event=capacity_drift_mended role_id=%s believed=%d held=%d",
                drift.role(), drift.believed(), drift.held()));
    audit
        .orphans()
        .forEach(orphan ->
            LOG.warnf(
                "event=capacity_orphan_freed dispatch_id=%s task_id=%s places=%d",
                orphan.dispatch(), orphan.task(), orphan.units()));
    audit
        .lacking()
        .forEach(lacking ->
            LOG.warnf(
                "event=capacity_hold_restored dispatch_id=%s task_id=%s role_id=%s units=%d",
                lacking.dispatch(), lacking.task(), lacking.role(), lacking.units()));
  }

  /// Looks anew which roles hold the most.
  public void meterRoles() {
    List<IndexedRole> most =
        directory.index().roles().stream()
            .filter(role -> role.load().active() > 0)
            .sorted(
                Comparator.<IndexedRole>comparingInt(role -> -role.load().active())
                    .thenComparing(IndexedRole::id))
            .limit(rolesMetered)
            .toList();
    roleUsed.register(most.stream().map(role -> row(role, role.load().active())).toList(), true);
    roleUnits.register(
        most.stream()
            .filter(role -> unitsOf(role) > 0)
            .map(role -> row(role, unitsOf(role)))
            .toList(),
        true);
  }

  private static Row<Number> row(IndexedRole role, long value) {
    return Row.of(Tags.of("role_id", role.id().value()), value);
  }

  private static long sum(
      CachedRoleDirectory roles, RoleType type, ToLongFunction<IndexedRole> value) {
    return roles.index().roles().stream()
        .filter(role -> role.role().profile().type() == type)
        .mapToLong(value)
        .sum();
  }

  private static long unitsOf(IndexedRole role) {
    return role.role().profile().constraints().capacity().orElse(0);
  }

  private void gauge(
      String name, Tags tags, String description, ToLongFunction<CachedRoleDirectory> value) {
    Gauge.builder(name, directory, value::applyAsLong)
        .tags(tags)
        .description(description)
        .register(meters);
  }

  private void audit(String name, String description, ToLongFunction<CapacityAudit> value) {
    Gauge.builder(name, last, audit -> value.applyAsLong(audit.get()))
        .description(description)
        .register(meters);
  }
}
