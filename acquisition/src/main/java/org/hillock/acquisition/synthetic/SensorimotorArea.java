package org.hillock.acquisition.synthetic;

/** A place of the motor cortex whose rhythms imagery weakens, by the electrode above it. */
enum SensorimotorArea {
    LEFT_HAND_KNOB("C3"),
    FOOT("Cz"),
    RIGHT_HAND_KNOB("C4");

    private final String electrode;

    SensorimotorArea(String electrode) {
        this.electrode = electrode;
    }

    String electrode() {
        return electrode;
    }
}
