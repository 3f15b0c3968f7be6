package dev.roledispatcher.spi;

/// What a [RoleSelector] also implements when it keeps something of its own about all roles, for
/// instance an index of their words.
///
/// The host tells it of every change of the registry, never inside a decision: from one thread at a
/// time, in order, on a thread that ranks nothing. The first call holds every role and ends before
/// the server takes requests; later ones come soon after a change and run beside rankings. Changes
/// of loads are none.
///
/// A call has a deadline, after which its thread is interrupted. When a call throws or is late, the
/// host forgets what it told and a later call holds every role again; after three such calls in a
/// row it tells nothing more.
///
/// The selector still ranks whatever it is given: a candidate may be newer than what was told, or
/// not have been told of. The same query on the same registry must get the same answer, however the
/// registry came to be.
@FunctionalInterface
public interface RegistryFollower {

  /// Takes over what changed.
  void follow(RegistryChange change);
}
