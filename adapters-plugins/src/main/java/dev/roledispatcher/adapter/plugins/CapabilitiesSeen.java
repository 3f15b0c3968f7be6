package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.domain.role.Capability;
import dev.roledispatcher.spi.CapabilityView;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/// The capabilities of a role as plugins see them, made one by one when they are looked at: most
/// selectors only ask how many there are. Nobody can change it.
final class CapabilitiesSeen extends AbstractList<CapabilityView> implements RandomAccess {

  private final List<Capability> capabilities;

  CapabilitiesSeen(List<Capability> capabilities) {
    this.capabilities = capabilities;
  }

  @Override
  public CapabilityView get(int index) {
    Capability has = capabilities.get(index);
    return new CapabilityView(has.name().value(), has.level().level());
  }

  @Override
  public int size() {
    return capabilities.size();
  }
}
