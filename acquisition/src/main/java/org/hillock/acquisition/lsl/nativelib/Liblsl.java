package org.hillock.acquisition.lsl.nativelib;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.Objects;
import org.hillock.acquisition.AcquisitionException;
import org.jspecify.annotations.Nullable;

/**
 * The functions of liblsl's C interface that are used, bound directly. Names and types are those of {@code lsl_c.h} 1.13 to
 * 1.17; {@code unsigned long} is passed as {@code long}, of which a system with 32 bits of it reads the lower half.
 */
@SuppressWarnings("checkstyle:MethodName")
final class Liblsl {
    /** Nothing came in time. */
    static final int TIMEOUT = -1;

    private static final String PROPERTY = "hillock.liblsl";
    private static final String ENVIRONMENT = "LSL_LIB";
    private static final String NAME = "lsl";
    private static @Nullable NativeLibrary loaded;

    private Liblsl() {}

    /**
     * Loads and binds the library once.
     *
     * @throws AcquisitionException when there is none
     */
    static synchronized NativeLibrary load() {
        NativeLibrary present = loaded;
        if (present != null) {
            return present;
        }
        String where = System.getProperty(PROPERTY, Objects.requireNonNullElse(System.getenv(ENVIRONMENT), NAME));
        if (Native.POINTER_SIZE != Long.BYTES) {
            throw new AcquisitionException("liblsl is used by 64-bit Java only; use the library \"java\" here.");
        }
        try {
            NativeLibrary library = NativeLibrary.getInstance(where);
            Native.register(Liblsl.class, library);
            loaded = library;
            return library;
        } catch (UnsatisfiedLinkError e) {
            throw new AcquisitionException(
                    "liblsl was looked for as '" + where + "' and cannot be loaded (" + firstLine(e)
                            + "); install liblsl, name its file in " + ENVIRONMENT
                            + ", or use the library \"java\", which needs none.",
                    e);
        }
    }

    private static String firstLine(UnsatisfiedLinkError e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }

    /** Whether liblsl can be loaded here. */
    static boolean isPresent() {
        try {
            load();
            return true;
        } catch (AcquisitionException e) {
            return false;
        }
    }

    static native int lsl_library_version();

    static native double lsl_local_clock();

    static native void lsl_destroy_string(Pointer text);

    static native @Nullable Pointer lsl_streaminfo_from_xml(byte[] xml);

    static native @Nullable Pointer lsl_get_xml(Pointer info);

    static native void lsl_destroy_streaminfo(Pointer info);

    static native int lsl_resolve_bypred(Pointer buffer, int size, byte[] predicate, int minimum, double timeout);

    static native @Nullable Pointer lsl_create_outlet(Pointer info, int chunkSize, int maxBuffered);

    static native void lsl_destroy_outlet(Pointer outlet);

    static native @Nullable Pointer lsl_get_info(Pointer outlet);

    static native int lsl_have_consumers(Pointer outlet);

    static native int lsl_push_chunk_ftnp(Pointer outlet, Pointer values, long count, Pointer stamps, int pushThrough);

    static native int lsl_push_chunk_dtnp(Pointer outlet, Pointer values, long count, Pointer stamps, int pushThrough);

    static native int lsl_push_chunk_ltnp(Pointer outlet, Pointer values, long count, Pointer stamps, int pushThrough);

    static native int lsl_push_sample_buftp(
            Pointer outlet, Pointer texts, Pointer lengths, double stamp, int pushThrough);

    static native @Nullable Pointer lsl_create_inlet(Pointer info, int maxBuffer, int maxChunk, int recover);

    static native void lsl_destroy_inlet(Pointer inlet);

    static native void lsl_open_stream(Pointer inlet, double timeout, Pointer error);

    static native @Nullable Pointer lsl_get_fullinfo(Pointer inlet, double timeout, Pointer error);

    static native double lsl_time_correction_ex(
            Pointer inlet, Pointer remote, Pointer uncertainty, double timeout, Pointer error);

    static native int lsl_set_postprocessing(Pointer inlet, int flags);

    static native double lsl_pull_sample_f(Pointer inlet, Pointer out, int count, double timeout, Pointer error);

    static native double lsl_pull_sample_d(Pointer inlet, Pointer out, int count, double timeout, Pointer error);

    static native double lsl_pull_sample_l(Pointer inlet, Pointer out, int count, double timeout, Pointer error);

    static native double lsl_pull_sample_buf(
            Pointer inlet, Pointer texts, Pointer lengths, int count, double timeout, Pointer error);

    static native long lsl_pull_chunk_f(
            Pointer inlet, Pointer out, Pointer stamps, long values, long samples, double timeout, Pointer error);

    static native long lsl_pull_chunk_d(
            Pointer inlet, Pointer out, Pointer stamps, long values, long samples, double timeout, Pointer error);

    static native long lsl_pull_chunk_l(
            Pointer inlet, Pointer out, Pointer stamps, long values, long samples, double timeout, Pointer error);
}
