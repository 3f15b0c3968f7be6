package dev.roledispatcher.adapter.planted1;

import dev.roledispatcher.application.service.DispatchService;
import dev.roledispatcher.spi.Classifier;

/// An adapter that goes round the ports.
public interface ShortCut {

  /// A service.
  DispatchService service();

  /// A plugin.
  Classifier classifier();
}
