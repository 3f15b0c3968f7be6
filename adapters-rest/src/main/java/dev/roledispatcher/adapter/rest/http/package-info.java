/// What every operation shares: bodies within limits, headers, answers given once.
@NullMarked
package dev.roledispatcher.adapter.rest.http;

import org.jspecify.annotations.NullMarked;
