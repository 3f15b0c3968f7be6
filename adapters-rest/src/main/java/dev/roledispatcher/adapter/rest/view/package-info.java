/// Answers written as JSON, exactly as the contract has them.
@NullMarked
package dev.roledispatcher.adapter.rest.view;

import org.jspecify.annotations.NullMarked;
