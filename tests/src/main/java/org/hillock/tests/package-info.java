/** What does not belong to one module: end-to-end, conformance and architecture tests, and the benchmarks. */
@NullMarked
package org.hillock.tests;

import org.jspecify.annotations.NullMarked;
