package org.hillock.runtime.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hillock.decoding.condition.Band;
import org.hillock.decoding.decoder.DecoderProvider;
import org.hillock.decoding.evaluate.Contender;
import org.hillock.runtime.pipeline.Decoders;
import org.hillock.runtime.session.DecoderSetting;
import org.hillock.runtime.session.Session;
import org.hillock.runtime.session.SessionFiles;

/** The decoders that a session compares: its own first, then each other one with and without recentring. */
public final class Contenders {
    private Contenders() {}

    /**
     * The contenders in the order of the report.
     *
     * @param where the session file's name for messages
     * @throws org.hillock.runtime.HillockException when a decoder or an option is unknown
     */
    public static List<Contender> of(String where, Session session) {
        DecoderSetting own = session.decoder();
        DecoderProvider first = Decoders.named(where, own);
        List<Contender> contenders = new ArrayList<>();
        contenders.add(new Contender(first.name(), first, own.recentred(), own.options()));
        for (DecoderProvider provider : chosen(where, session)) {
            if (!provider.name().equals(first.name())) {
                contenders.add(Contender.plain(provider));
                contenders.add(Contender.withRecentring(provider));
            }
        }
        return contenders;
    }

    private static List<DecoderProvider> chosen(String where, Session session) {
        List<DecoderProvider> all = Decoders.all();
        List<String> names = all.stream().map(DecoderProvider::name).toList();
        List<String> wanted = session.evaluate().decoders();
        for (String name : wanted) {
            SessionFiles.requireWord(where + " at $.evaluate.decoders", name, names);
        }
        return wanted.isEmpty()
                ? all
                : wanted.stream().map(name -> all.get(names.indexOf(name))).toList();
    }

    /** All bands that the contenders need, each once. */
    static List<Band> bands(List<Contender> contenders) {
        Set<Band> bands = new LinkedHashSet<>();
        contenders.forEach(contender -> bands.addAll(contender.provider().bands()));
        return List.copyOf(bands);
    }
}
