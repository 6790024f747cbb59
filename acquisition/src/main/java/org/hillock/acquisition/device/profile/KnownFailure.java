package org.hillock.acquisition.device.profile;

/**
 * A failure that the device tells of in words.
 *
 * @param text how the device puts it; a part of its answer
 * @param meaning what it means
 * @param cure what to do; in it {@code {port}} and {@code {profile}} stand for the device's port and its profile's id
 */
public record KnownFailure(String text, String meaning, String cure) {
    /** What to do with a device on a port, so that a command in it can be given as it stands. */
    public String cureAt(String port, String profileId) {
        return cure.replace("{port}", port).replace("{profile}", profileId);
    }
}
