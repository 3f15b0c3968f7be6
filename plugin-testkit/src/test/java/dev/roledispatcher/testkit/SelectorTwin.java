package dev.roledispatcher.testkit;

import dev.roledispatcher.spi.PluginContext;
import dev.roledispatcher.spi.PluginDescriptor;
import dev.roledispatcher.spi.Ranking;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.RoleSelectorFactory;
import dev.roledispatcher.spi.SelectionQuery;

/// The contract run on a selector that is sound except for what a subclass breaks.
abstract class SelectorTwin extends RoleSelectorContract {

  PluginDescriptor descriptor() {
    return SoundSelectorFactory.DESCRIPTOR;
  }

  RoleSelector create(PluginContext context) {
    return this::rank;
  }

  Ranking rank(SelectionQuery query) {
    return SoundSelectorFactory.rank(query);
  }

  @Override
  protected final RoleSelectorFactory factory() {
    return new RoleSelectorFactory() {
      @Override
      public PluginDescriptor descriptor() {
        return SelectorTwin.this.descriptor();
      }

      @Override
      public RoleSelector create(PluginContext context) {
        return SelectorTwin.this.create(context);
      }
    };
  }

  @Override
  protected boolean isRegistered() {
    return false;
  }
}
