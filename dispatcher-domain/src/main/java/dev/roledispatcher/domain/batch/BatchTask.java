package dev.roledispatcher.domain.batch;

import dev.roledispatcher.domain.task.Priority;
import java.util.List;

/// A task of a batch and who may take it.
///
/// @param priority how pressing it is
/// @param bids one of each role that may take it, in any order
public record BatchTask(Priority priority, List<Bid> bids) {

  public BatchTask {
    bids = List.copyOf(bids);
  }
}
