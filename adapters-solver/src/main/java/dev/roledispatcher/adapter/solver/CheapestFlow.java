package dev.roledispatcher.adapter.solver;

import java.util.Map;
import java.util.Objects;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem;
import org.jgrapht.graph.DirectedWeightedMultigraph;

/// The cheapest flow through a network, found by JGraphT, with the proof that it is.
///
/// All costs are whole numbers and far below 2^53, so the library's doubles hold them exactly.
///
/// @param flow how much flows through each arc
/// @param potential a price of each node: no arc that could carry more, forward or backward, costs
///   less than the prices of its ends differ
@SuppressWarnings("ArrayRecordComponent") // Rows of numbers, made once, read only, never compared.
record CheapestFlow(int[] flow, long[] potential) {

  /// Paths are sought one after the other: most arcs carry one task, so scaling has nothing to
  /// gain.
  private static final int WITHOUT_SCALING = 1;

  /// @throws IllegalStateException when the library's answer is not the cheapest
  static CheapestFlow through(FlowNetwork network) {
    DirectedWeightedMultigraph<Integer, Integer> graph =
        new DirectedWeightedMultigraph<>(null, null);
    for (int node = 0; node < network.nodes(); node++) {
      graph.addVertex(node);
    }
    for (int arc = 0; arc < network.arcs(); arc++) {
      Integer edge = arc;
      graph.addEdge(network.tail(arc), network.head(arc), edge);
      graph.setEdgeWeight(edge, network.cost(arc));
    }
    CapacityScalingMinimumCostFlow<Integer, Integer> algorithm =
        new CapacityScalingMinimumCostFlow<>(WITHOUT_SCALING);
    Map<Integer, Double> flows =
        algorithm
            .getMinimumCostFlow(
                new MinimumCostFlowProblem.MinimumCostFlowProblemImpl<>(
                    graph, network::supply, network::capacity, _ -> 0))
            .getFlowMap();
    Map<Integer, Double> potentials = algorithm.getDualSolution();
    CheapestFlow found = new CheapestFlow(new int[network.arcs()], new long[network.nodes()]);
    for (int arc = 0; arc < network.arcs(); arc++) {
      found.flow[arc] = (int) Math.round(Objects.requireNonNull(flows.get(arc)));
    }
    for (int node = 0; node < network.nodes(); node++) {
      found.potential[node] = Math.round(Objects.requireNonNull(potentials.get(node)));
    }
    found.verify(network);
    return found;
  }

  /// What an arc of that cost between those nodes would cost more than their prices differ.
  long reducedCost(int tail, int head, long cost) {
    return cost + potential[head] - potential[tail];
  }

  private void verify(FlowNetwork network) {
    long[] left = new long[network.nodes()];
    for (int node = 0; node < left.length; node++) {
      left[node] = network.supply(node);
    }
    for (int arc = 0; arc < network.arcs(); arc++) {
      left[network.tail(arc)] -= flow[arc];
      left[network.head(arc)] += flow[arc];
      long reduced = reducedCost(network.tail(arc), network.head(arc), network.cost(arc));
      boolean within = flow[arc] >= 0 && flow[arc] <= network.capacity(arc);
      boolean cheapest =
          (reduced >= 0 || flow[arc] == network.capacity(arc)) && (reduced <= 0 || flow[arc] == 0);
      if (!within || !cheapest) {
        throw new IllegalStateException(
            "The flow (%d) through arc %d of capacity %d and reduced cost %d is not the cheapest."
                .formatted(flow[arc], arc, network.capacity(arc), reduced));
      }
    }
    for (int node = 0; node < left.length; node++) {
      if (left[node] != 0) {
        throw new IllegalStateException(
            "Node %d keeps %d of its supply.".formatted(node, left[node]));
      }
    }
  }
}
