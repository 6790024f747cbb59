/**
 * What the streaming readers share: a reader that goes forward by steps, the cursor that reads those steps as
 * demand comes, and the assembler that cuts frames into pooled chunks.
 *
 * <p>Everything runs on the subscriber's thread. Enter at {@link org.hillock.acquisition.file.step.StreamedRecording}.
 */
@NullMarked
package org.hillock.acquisition.file.step;

import org.jspecify.annotations.NullMarked;
