/**
 * Running networks on disk: a state saved in one process goes on bit for bit in another.
 *
 * <p>Control plane: called between steps, by the thread that runs the network. Enter at {@link
 * org.hillock.snn.file.StateFiles}. A state file of version 1, big-endian:
 *
 * <pre>{@code
 * prelude   8 bytes magic 89 'H' 'L' 'K' 0D 0A 1A 0A; int32 version; int64 bytes of the whole file;
 *           int32 CRC-32C of these 20 bytes. No version changes the prelude.
 * "NETW"    int64 bytes; 32 bytes fingerprint of the network; engine and summary, each an int32 and as many bytes UTF-8
 * "ARRS"    int64 bytes; int32 number of arrays; for each: one byte F, D, I or J (float32, float64, int32, int64),
 *           int32 length, the elements
 * trailer   32 bytes SHA-256 of everything before
 * }</pre>
 */
@NullMarked
package org.hillock.snn.file;

import org.jspecify.annotations.NullMarked;
