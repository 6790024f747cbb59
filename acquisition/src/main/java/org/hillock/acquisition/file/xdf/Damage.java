package org.hillock.acquisition.file.xdf;

/**
 * A stretch of the file that could not be read and is passed over.
 *
 * @param from the offset of the damaged chunk
 * @param to the offset where reading goes on: behind the next boundary, or the end of the file
 */
record Damage(long from, long to) {}
