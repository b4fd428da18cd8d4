/** Benchmarks beside a baseline measured in the same run. */
@NullMarked
package ondo.benchmarks;

import org.jspecify.annotations.NullMarked;
