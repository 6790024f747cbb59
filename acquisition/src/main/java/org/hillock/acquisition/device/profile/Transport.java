package org.hillock.acquisition.device.profile;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The line that a device speaks on.
 *
 * @param kind what carries it
 * @param baud bits per second
 * @param baudFallbacks other speeds that the device may have
 * @param dataBits bits a character
 * @param parity the parity bit
 * @param stopBits stop bits
 * @param openDelay how long the device needs after the port is opened
 * @param ftdiLatencyMillis the latency timer that an FTDI chip should have; 0: any
 * @param rfcommChannel the channel of Bluetooth serial; 0: unknown
 * @param usb ids of the chips that it is reached through, as hints
 * @param ble what to look for over Bluetooth Low Energy, when it is reached so
 * @param radio the radio channels of the dongle on the line, where it has any
 */
public record Transport(
        Kind kind,
        int baud,
        List<Integer> baudFallbacks,
        int dataBits,
        Parity parity,
        int stopBits,
        Duration openDelay,
        int ftdiLatencyMillis,
        int rfcommChannel,
        List<UsbId> usb,
        Optional<BleSpec> ble,
        Optional<RadioSpec> radio) {
    /** Copies the lists. */
    public Transport {
        baudFallbacks = List.copyOf(baudFallbacks);
        usb = List.copyOf(usb);
    }

    /** The same line at another speed. */
    public Transport withBaud(int other) {
        return new Transport(
                kind,
                other,
                baudFallbacks,
                dataBits,
                parity,
                stopBits,
                openDelay,
                ftdiLatencyMillis,
                rfcommChannel,
                usb,
                ble,
                radio);
    }

    /** What carries the bytes. */
    public enum Kind {
        SERIAL,
        BLUETOOTH_SERIAL,
        /** Bluetooth Low Energy through a BLED112 dongle, which is a serial port. */
        BLED112
    }

    /** The parity bit. */
    public enum Parity {
        NONE,
        EVEN,
        ODD
    }
}
