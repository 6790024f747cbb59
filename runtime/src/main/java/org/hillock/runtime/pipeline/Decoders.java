package org.hillock.runtime.pipeline;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.hillock.decoding.decoder.Decoder;
import org.hillock.decoding.decoder.DecoderContext;
import org.hillock.decoding.decoder.DecoderProvider;
import org.hillock.decoding.epoch.FrontEndLayout;
import org.hillock.runtime.session.DecoderSetting;
import org.hillock.runtime.session.Session;
import org.hillock.runtime.session.SessionFiles;

/** The decoders that exist, by name. */
public final class Decoders {
    private Decoders() {}

    /** All providers, by name. */
    public static List<DecoderProvider> all() {
        return ServiceLoader.load(DecoderProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(DecoderProvider::name))
                .toList();
    }

    /**
     * The provider that a session names, its options checked.
     *
     * @param where the session file's name for messages
     * @throws org.hillock.runtime.HillockException when there is none of the name, or an option is unknown to it
     */
    public static DecoderProvider named(String where, DecoderSetting setting) {
        List<DecoderProvider> all = all();
        List<String> names = all.stream().map(DecoderProvider::name).toList();
        SessionFiles.requireWord(where + " at $.decoder.name", setting.name(), names);
        DecoderProvider provider = all.get(names.indexOf(setting.name()));
        for (String option : setting.options().keySet()) {
            SessionFiles.requireWord(
                    where + " at $.decoder.options",
                    option,
                    provider.optionNames().stream().sorted().toList());
        }
        return provider;
    }

    /** A fresh decoder for a session, allowed what the session allows. */
    public static Decoder create(DecoderProvider provider, Session session, FrontEndLayout layout) {
        DecoderSetting setting = session.decoder();
        Decoder decoder = provider.create(new DecoderContext(
                layout, session.epochs().classes(), setting.seed(), setting.recentred(), setting.options()));
        decoder.permit(session.learning().permitted());
        return decoder;
    }
}
