/// The HTTP face on real services and stores in memory.
@NullMarked
package dev.roledispatcher.adapter.rest;

import org.jspecify.annotations.NullMarked;
