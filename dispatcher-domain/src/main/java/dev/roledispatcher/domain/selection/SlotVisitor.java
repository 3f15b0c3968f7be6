package dev.roledispatcher.domain.selection;

/// Sees one slot of an index.
@FunctionalInterface
interface SlotVisitor {

  void visit(int slot);
}
