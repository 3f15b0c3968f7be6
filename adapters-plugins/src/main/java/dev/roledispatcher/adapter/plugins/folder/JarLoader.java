package dev.roledispatcher.adapter.plugins.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Loads the classes and resources of some jars, after those that are shared.
///
/// Its resources are read past the JDK's cache of open jars, which would keep them open, and their
/// deleted copies on the disk, for as long as the server runs.
final class JarLoader extends URLClassLoader {

  static {
    registerAsParallelCapable();
  }

  JarLoader(String name, List<Path> jars, SharedClasses shared) {
    super("plugin-" + name, urls(jars), shared);
  }

  @Override
  public @Nullable URL findResource(String name) {
    URL found = super.findResource(name);
    return found == null ? null : uncached(found);
  }

  @Override
  public Enumeration<URL> findResources(String name) throws IOException {
    List<URL> found = new ArrayList<>();
    for (URL url : Collections.list(super.findResources(name))) {
      found.add(uncached(url));
    }
    return Collections.enumeration(found);
  }

  private static URL[] urls(List<Path> jars) {
    try {
      URL[] urls = new URL[jars.size()];
      for (int i = 0; i < urls.length; i++) {
        urls[i] = jars.get(i).toUri().toURL();
      }
      return urls;
    } catch (MalformedURLException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static URL uncached(URL url) {
    try {
      return URL.of(URI.create(url.toExternalForm()), new Uncached());
    } catch (MalformedURLException | IllegalArgumentException unusual) {
      return url;
    }
  }

  /// Opens what the JDK would open, without its cache.
  private static final class Uncached extends URLStreamHandler {

    @Override
    protected URLConnection openConnection(URL url) throws IOException {
      URLConnection connection = URI.create(url.toExternalForm()).toURL().openConnection();
      connection.setUseCaches(false);
      return connection;
    }

    @Override
    protected URLConnection openConnection(URL url, Proxy proxy) throws IOException {
      return openConnection(url);
    }
  }
}
