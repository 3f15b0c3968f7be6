package dev.roledispatcher.domain.queue;

/// What waits under one fairness key of a lane, and how much the key has had: a row of the table
/// from which [FairShare#allot] plans.
///
/// @param key whose tasks
/// @param weight how large its share is, within the bounds of [FairWeights]
/// @param v its virtual time, 0 or more
/// @param backlog how many of its tasks could start now, 0 or more; a number cut off at the size of
///   the batch will do
public record KeyBacklog(FairnessKey key, double weight, double v, long backlog) {

  public KeyBacklog {
    FairWeights.require(key.value(), weight);
    FairShare.requireVirtualTime(key, v);
    if (backlog < 0) {
      throw new IllegalArgumentException(
          "The backlog (%d) of the fairness key (%s) must be 0 or more.".formatted(backlog, key));
    }
  }

  /// The same backlog as it stands when the lane has got as far as a virtual time: a key that was
  /// away has not saved up anything.
  public KeyBacklog notBefore(double served) {
    return v >= served ? this : new KeyBacklog(key, weight, served, backlog);
  }
}
