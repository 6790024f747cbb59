package org.hillock.acquisition.device.profile;

/**
 * A failure that the device tells of in words.
 *
 * @param text how the device puts it; a part of its answer
 * @param meaning what it means
 * @param cure what to do
 */
public record KnownFailure(String text, String meaning, String cure) {}
