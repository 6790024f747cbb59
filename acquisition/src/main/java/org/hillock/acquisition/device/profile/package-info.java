/**
 * Device profiles: what a headset or board says on its line, as data.
 *
 * <p>A profile is one JSON file that obeys {@code device-profile.schema.json}; the shipped ones lie in the module
 * {@code device-profiles}, those of a user in a folder. Enter at {@link
 * org.hillock.acquisition.device.profile.DeviceProfiles}. Control plane; everything here is immutable.
 */
@NullMarked
package org.hillock.acquisition.device.profile;

import org.jspecify.annotations.NullMarked;
