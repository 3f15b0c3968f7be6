package dev.roledispatcher.adapter.planted2;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/// An entity outside persistence, and public. It is never registered: the planted packages are not
/// indexed.
@Entity
public class StrayEntity {

  @Id long id;
}
