package org.hillock.acquisition.lsl.nativelib;

import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.lsl.LslInfo;
import org.jspecify.annotations.Nullable;

/** Stream informations between liblsl and this project, by way of their XML. */
final class LiblslInfos {
    private LiblslInfos() {}

    /** A text as liblsl wants it. */
    static byte[] terminated(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(utf8, utf8.length + 1);
    }

    /** Uses a liblsl object of an information and frees it. */
    static <T> T with(LslInfo info, Function<Pointer, T> use) {
        Pointer made = Liblsl.lsl_streaminfo_from_xml(terminated(info.toXml()));
        if (made == null) {
            throw new AcquisitionException(
                    "liblsl does not take the information of LSL stream " + info.name() + "; check its description.");
        }
        try {
            return use.apply(made);
        } finally {
            Liblsl.lsl_destroy_streaminfo(made);
        }
    }

    /** Reads a liblsl object and frees it. */
    static LslInfo take(@Nullable Pointer made, String where) {
        if (made == null) {
            throw new AcquisitionException("liblsl told nothing of " + where + "; check that the stream still runs.");
        }
        try {
            return read(made, where);
        } finally {
            Liblsl.lsl_destroy_streaminfo(made);
        }
    }

    /** Reads a liblsl object. */
    static LslInfo read(Pointer info, String where) {
        Pointer xml = Liblsl.lsl_get_xml(info);
        if (xml == null) {
            throw new AcquisitionException("liblsl told no XML of " + where + "; check the stream's description.");
        }
        try {
            return LslInfo.ofXml(xml.getString(0, StandardCharsets.UTF_8.name()), where);
        } finally {
            Liblsl.lsl_destroy_string(xml);
        }
    }
}
