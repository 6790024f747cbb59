package org.hillock.runtime.pipeline;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.hillock.decoding.decoder.Decoder;
import org.hillock.decoding.decoder.DecoderContext;
import org.hillock.decoding.decoder.DecoderProvider;
import org.hillock.decoding.epoch.FrontEndLayout;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.session.DecoderSetting;
import org.hillock.runtime.session.FallbackSetting;
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
        return named(where, "$.decoder.name", "$.decoder.options", setting);
    }

    /** The provider of the budget's cheaper decoder; empty when its policy needs none. */
    static Optional<DecoderProvider> cheaper(String where, Session session) {
        return session.budget().needsFallback()
                ? Optional.of(
                        named(where, "$.budget.fallback.decoder", "$.budget.fallback.options", cheaperSetting(session)))
                : Optional.empty();
    }

    /** The budget's cheaper decoder as if the session named it. */
    static DecoderSetting cheaperSetting(Session session) {
        DecoderSetting own = session.decoder();
        FallbackSetting fallback = session.budget().fallback();
        return new DecoderSetting(fallback.decoder(), own.seed(), own.recentred(), fallback.options(), Map.of());
    }

    private static DecoderProvider named(String where, String namePath, String optionsPath, DecoderSetting setting) {
        List<DecoderProvider> all = all();
        List<String> names = all.stream().map(DecoderProvider::name).toList();
        SessionFiles.requireWord(where + " at " + namePath, setting.name(), names);
        DecoderProvider provider = all.get(names.indexOf(setting.name()));
        for (String option : setting.options().keySet()) {
            SessionFiles.requireWord(
                    where + " at " + optionsPath,
                    option,
                    provider.optionNames().stream().sorted().toList());
        }
        if (!setting.weights().isEmpty() && !provider.takesWeights()) {
            throw HillockException.badInput(
                    where + " at $.decoder.weights",
                    "weights for the decoder " + setting.name(),
                    "none, because it learns its own",
                    "leave them out, or choose one of "
                            + all.stream()
                                    .filter(DecoderProvider::takesWeights)
                                    .map(DecoderProvider::name)
                                    .toList());
        }
        return provider;
    }

    /** A fresh decoder for a session, allowed what the session allows. */
    public static Decoder create(DecoderProvider provider, Session session, FrontEndLayout layout) {
        return create(provider, session, session.decoder(), layout);
    }

    static Decoder create(DecoderProvider provider, Session session, DecoderSetting setting, FrontEndLayout layout) {
        Decoder decoder = provider.create(new DecoderContext(
                layout,
                session.epochs().classes(),
                setting.seed(),
                setting.recentred(),
                setting.options(),
                setting.weights()));
        decoder.permit(session.learning().permitted());
        return decoder;
    }
}
