/**
 * Recordings in the making, and back on the air.
 *
 * <p>{@link org.hillock.acquisition.record.Recorder} takes any number of sources and Lab Streaming Layer streams into one
 * XDF file; {@link org.hillock.acquisition.record.Republisher} sends a recording out as Lab Streaming Layer streams; {@link
 * org.hillock.acquisition.record.SessionLog} and {@link org.hillock.acquisition.record.SessionLogReader} keep a decoding
 * session so that it can be run again event by event.
 *
 * <p><b>Threads.</b> Each received stream has one thread that reads it and one that measures its clock; each query has one
 * that looks for late joiners; the file has one writer. All are daemon threads.
 */
@NullMarked
package org.hillock.acquisition.record;

import org.jspecify.annotations.NullMarked;
