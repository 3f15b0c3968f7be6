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

/// The plugins that a class loader knows through [ServiceLoader].
final class ClassPathPlugins implements PluginSource {

  private static final String ORIGIN = "class path";
  private static final String UNKNOWN = "unknown";

  private final ClassLoader loader;

  ClassPathPlugins(ClassLoader loader) {
    this.loader = loader;
  }

  @Override
  public List<FoundPlugin<Classifier>> classifiers() {
    return find(ClassifierFactory.class, PluginFactory::of);
  }

  @Override
  public List<FoundPlugin<RoleSelector>> selectors() {
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

  private static <F, P> FoundPlugin<P> found(
      ServiceLoader.Provider<F> provider, Function<? super F, PluginFactory<P>> adapt) {
    Class<?> type = provider.type();
    return new FoundPlugin<>(
        type.getName(), ORIGIN, type.getClassLoader(), () -> adapt.apply(provider.get()));
  }

  private <P> FoundPlugin<P> unreadable(Error fault) {
    return new FoundPlugin<>(
        UNKNOWN,
        ORIGIN,
        loader,
        () -> {
          throw fault;
        });
  }
}
