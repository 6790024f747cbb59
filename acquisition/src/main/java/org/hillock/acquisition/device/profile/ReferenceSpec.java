package org.hillock.acquisition.device.profile;

/**
 * What the channels are measured against.
 *
 * @param electrode where it is, in words
 * @param rereference whether another reference may be computed: all channels share one
 */
public record ReferenceSpec(String electrode, boolean rereference) {}
