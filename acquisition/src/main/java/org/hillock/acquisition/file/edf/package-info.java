/**
 * European Data Format and its relatives: EDF, EDF+C, EDF+D, BDF, BDF+C and BDF+D.
 *
 * <p>Sources of the layout: Kemp et al., Electroencephalogr. Clin. Neurophysiol. 82 (1992) 391 (EDF); Kemp and Olivan,
 * Clin. Neurophysiol. 114 (2003) 1755 (EDF+); BioSemi's description of its 24-bit variant (BDF).
 *
 * <p><b>Time.</b> Session time 0 is the start second of the file's header. Where the first record of an EDF+ file says
 * that it begins a fraction of a second later, the first frame has that stamp, so that the onset of an annotation is its
 * session time. Readers that count from the first sample differ by that offset.
 *
 * <p>Everything runs on the subscriber's thread. Enter at {@link org.hillock.acquisition.file.edf.EdfFormat}.
 */
@NullMarked
package org.hillock.acquisition.file.edf;

import org.jspecify.annotations.NullMarked;
