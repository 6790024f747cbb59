package org.hillock.acquisition.stream;

/**
 * What an electrode's contact measured by a small current, without what the device itself has in series.
 *
 * @param streamId the stream whose electrode it is
 * @param arrivalNanos when it was known
 * @param electrode the channel's label, or another name for an electrode that is no channel, such as the reference
 * @param ohms the impedance, 0 or more
 */
public record ElectrodeImpedance(String streamId, long arrivalNanos, String electrode, double ohms)
        implements StreamEvent {}
