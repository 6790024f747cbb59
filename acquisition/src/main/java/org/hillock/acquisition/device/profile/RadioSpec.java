package org.hillock.acquisition.device.profile;

/**
 * A radio between a dongle on the line and the device, which hear each other on one of several channels only. The dongle
 * itself takes commands about it; in those {@code {channel}} stands for one byte, the channel's number.
 *
 * @param firstChannel the lowest channel
 * @param lastChannel the highest
 * @param up what the answer to {@code status} contains when both hear each other
 * @param status asks whether they do
 * @param query asks for the dongle's channel; the answer has its digits behind its last colon
 * @param set moves both to a channel, while they hear each other
 * @param override moves the dongle alone
 */
public record RadioSpec(
        int firstChannel,
        int lastChannel,
        String up,
        CommandStep status,
        CommandStep query,
        CommandStep set,
        CommandStep override) {}
