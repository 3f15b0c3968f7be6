package dev.roledispatcher.adapter.solver;

import java.util.Arrays;

/// A network in which goods flow from nodes that have them to nodes that want them.
final class FlowNetwork {

  private final int[] supply;
  private int[] tails = new int[64];
  private int[] heads = new int[64];
  private int[] capacities = new int[64];
  private int[] costs = new int[64];
  private int arcs;

  FlowNetwork(int nodes) {
    supply = new int[nodes];
  }

  int nodes() {
    return supply.length;
  }

  int arcs() {
    return arcs;
  }

  /// What a node has; below 0 what it wants.
  int supply(int node) {
    return supply[node];
  }

  void supply(int node, int amount) {
    supply[node] = amount;
  }

  /// Adds an arc and returns its number.
  int arc(int tail, int head, int capacity, int cost) {
    if (arcs == tails.length) {
      tails = Arrays.copyOf(tails, 2 * arcs);
      heads = Arrays.copyOf(heads, 2 * arcs);
      capacities = Arrays.copyOf(capacities, 2 * arcs);
      costs = Arrays.copyOf(costs, 2 * arcs);
    }
    tails[arcs] = tail;
    heads[arcs] = head;
    capacities[arcs] = capacity;
    costs[arcs] = cost;
    return arcs++;
  }

  int tail(int arc) {
    return tails[arc];
  }

  int head(int arc) {
    return heads[arc];
  }

  int capacity(int arc) {
    return capacities[arc];
  }

  int cost(int arc) {
    return costs[arc];
  }
}
