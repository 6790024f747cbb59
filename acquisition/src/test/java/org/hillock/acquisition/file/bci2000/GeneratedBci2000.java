package org.hillock.acquisition.file.bci2000;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small BCI2000 files: two channels, value {@code 10 f + c}, a target for frames 20 to 39 of each 50. */
public final class GeneratedBci2000 {
    /** Bytes of the state vector. */
    static final int STATE_BYTES = 4;

    private GeneratedBci2000() {}

    /** A header of version 1.1 whose length fits. */
    static String header(String format, String rate, String gains) {
        return header(
                "BCI2000V= 1.1 HeaderLen= ##### SourceCh= 2 StatevectorLen= 4 DataFormat= " + format, rate, gains, "");
    }

    static String header(String firstLine, String rate, String gains, String moreParameters) {
        String text = firstLine + "\r\n"
                + "[ State Vector Definition ] \r\n"
                + "Running 1 1 0 0\r\n"
                + "TargetCode 10 0 0 3\r\n"
                + "SourceTime 16 0 1 5\r\n"
                + "[ Parameter Definition ] \r\n"
                + "Source int SamplingRate= " + rate + " 256Hz 1 % // sample rate\r\n"
                + "Source list ChannelNames= 2 C3 EOG // names\r\n"
                + "Source floatlist SourceChOffset= 2 1 0 0 % % // offset\r\n"
                + "Source floatlist SourceChGain= 2 " + gains + " 0.003 % % // gain\r\n"
                + "Storage string StorageTime= Thu%20Sep%2004%2012:59:22%202008 // time\r\n"
                + moreParameters + "\r\n";
        return text.replace("#####", String.format("%5d", text.length()));
    }

    /** The frames that follow a header. */
    static byte[] frames(String format, int frames) {
        int valueBytes = format.equals("int16") ? 2 : 4;
        ByteBuffer bytes =
                ByteBuffer.allocate(frames * (2 * valueBytes + STATE_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        for (int f = 0; f < frames; f++) {
            for (int c = 0; c < 2; c++) {
                switch (format) {
                    case "int16" -> bytes.putShort((short) (10 * f + c));
                    case "int32" -> bytes.putInt(10 * f + c);
                    default -> bytes.putFloat(10 * f + c);
                }
            }
            int target = f % 50 >= 20 && f % 50 < 40 ? 513 : 0;
            bytes.putInt(1 | target << 3 | (f & 0xffff) << 13);
        }
        return bytes.array();
    }

    /** A sound file of 250 frames at 100 Hz. */
    public static Path write(Path directory) throws IOException {
        return write(directory, header("int16", "100Hz", "0.5 2"), frames("int16", 250));
    }

    static Path write(Path directory, String header, byte[] frames) throws IOException {
        Path file = Files.createTempFile(directory, "run", ".dat");
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[text.length + frames.length];
        System.arraycopy(text, 0, all, 0, text.length);
        System.arraycopy(frames, 0, all, text.length, frames.length);
        return Files.write(file, all);
    }
}
