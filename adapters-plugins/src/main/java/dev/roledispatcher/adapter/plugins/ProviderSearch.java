package dev.roledispatcher.adapter.plugins;

import dev.roledispatcher.spi.Classifier;
import dev.roledispatcher.spi.ClassifierFactory;
import dev.roledispatcher.spi.RoleSelector;
import dev.roledispatcher.spi.RoleSelectorFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Spliterator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Finds the plugins that a class loader knows through [ServiceLoader].
///
/// @param loader where to look
/// @param origin how the place is called
/// @param sha256 the sum of its jars; null when they came with the server
record ProviderSearch(ClassLoader loader, String origin, @Nullable String sha256) {

  private static final String UNKNOWN = "unknown";

  List<FoundPlugin<Classifier>> classifiers() {
    return find(ClassifierFactory.class, PluginFactory::of);
  }

  List<FoundPlugin<RoleSelector>> selectors() {
    return find(RoleSelectorFactory.class, PluginFactory::of);
  }

  private <F, P> List<FoundPlugin<P>> find(
      Class<F> service, Function<? super F, PluginFactory<P>> adapt) {
    List<FoundPlugin<P>> found = new ArrayList<>();
    Spliterator<ServiceLoader.Provider<F>> providers =
        ServiceLoader.load(service, loader).stream().spliterator();
    String lastFault = "";
    boolean more = true;
    while (more) {
      try {
        more = providers.tryAdvance(provider -> found.add(found(provider, adapt)));
      } catch (ServiceConfigurationError | LinkageError fault) {
        // One bad line or class hides no other; but a search that fails the same way twice in a row
        // does not get on.
        String text = Faults.describe(fault, UnaryOperator.identity());
        more = !text.equals(lastFault);
        lastFault = text;
        if (more) {
          found.add(unreadable(fault));
        }
      }
    }
    return found;
  }

  private <F, P> FoundPlugin<P> found(
      ServiceLoader.Provider<F> provider, Function<? super F, PluginFactory<P>> adapt) {
    Class<?> type = provider.type();
    return new FoundPlugin<>(
        type.getName(), origin, sha256, type.getClassLoader(), () -> adapt.apply(provider.get()));
  }

  private <P> FoundPlugin<P> unreadable(Error fault) {
    return new FoundPlugin<>(
        UNKNOWN,
        origin,
        sha256,
        loader,
        () -> {
          throw fault;
        });
  }
}
