package org.hillock.acquisition.lsl.nativelib;

import com.sun.jna.Pointer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.hillock.acquisition.lsl.LslInfo;

/**
 * liblsl's own objects of the streams that it found, by their uid, since only these hold the addresses: liblsl does not
 * tell them. Bounded; the one that was found longest ago is forgotten. Thread-safe.
 */
final class KnownStreams {
    private static final int MOST = 4096;

    private final Map<String, Pointer> infos = new LinkedHashMap<>();

    /** Keeps an object, which from now on belongs here. */
    synchronized void keep(String uid, Pointer info) {
        Pointer before = infos.remove(uid);
        if (before != null) {
            Liblsl.lsl_destroy_streaminfo(before);
        }
        infos.put(uid, info);
        Iterator<Pointer> oldest = infos.values().iterator();
        while (infos.size() > MOST) {
            Pointer gone = oldest.next();
            oldest.remove();
            Liblsl.lsl_destroy_streaminfo(gone);
        }
    }

    /** Uses the object of a stream; one that liblsl did not find itself is made of its XML with the addresses. */
    synchronized <T> T with(LslInfo found, Function<Pointer, T> use) {
        Pointer known = infos.get(found.uid());
        return known == null ? LiblslInfos.with(found, use) : use.apply(known);
    }
}
