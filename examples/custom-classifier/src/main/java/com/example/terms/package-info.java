/// A classifier that knows the terms of your trade.
@NullMarked
package com.example.terms;

import org.jspecify.annotations.NullMarked;
