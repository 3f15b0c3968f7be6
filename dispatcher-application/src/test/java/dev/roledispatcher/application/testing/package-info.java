/// For tests on top of the ports: stores in memory, contracts that every store keeps, and readable
/// test data.
@NullMarked
package dev.roledispatcher.application.testing;

import org.jspecify.annotations.NullMarked;
