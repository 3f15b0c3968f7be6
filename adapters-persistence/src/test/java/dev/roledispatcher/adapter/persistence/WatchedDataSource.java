package dev.roledispatcher.adapter.persistence;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A data source that tells which statements were prepared on its connections, and can be down or
/// keep those waiting who want a connection. Safe to use from any thread.
final class WatchedDataSource {

  private final DataSource real;
  private final List<String> prepared = new CopyOnWriteArrayList<>();
  private volatile boolean down;
  private volatile @Nullable CountDownLatch gate;

  WatchedDataSource(DataSource real) {
    this.real = real;
  }

  /// As the stores see it.
  DataSource dataSource() {
    return proxy(
        DataSource.class,
        (proxy, method, arguments) ->
            method.getName().equals("getConnection")
                ? connection()
                : invoke(real, method, arguments));
  }

  /// The statements prepared since this was asked last.
  List<String> prepared() {
    List<String> since = List.copyOf(prepared);
    prepared.clear();
    return since;
  }

  /// From now on there is no connection to be had, or there is again.
  void isDown(boolean now) {
    down = now;
  }

  /// From now on whoever wants a connection waits, until the latch is open.
  void waitsFor(CountDownLatch latch) {
    gate = latch;
  }

  private Connection connection() throws SQLException, InterruptedException {
    CountDownLatch latch = gate;
    if (latch != null) {
      latch.await();
    }
    if (down) {
      throw new SQLException("planned", "08001");
    }
    Connection connection = real.getConnection();
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("prepareStatement")) {
            prepared.add((String) arguments[0]);
          }
          return invoke(connection, method, arguments);
        });
  }

  private static @Nullable Object invoke(
      Object on, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            WatchedDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
