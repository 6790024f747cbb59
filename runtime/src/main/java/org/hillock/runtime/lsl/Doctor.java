package org.hillock.runtime.lsl;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.lsl.ClockMeter;
import org.hillock.acquisition.lsl.LslConfig;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslInstance.Endpoint;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslOutlet;
import org.hillock.acquisition.lsl.LslSettings;
import org.hillock.acquisition.lsl.LslSurvey;
import org.hillock.acquisition.lsl.LslSurvey.Route;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.runtime.lsl.Diagnosis.Face;
import org.hillock.runtime.lsl.Diagnosis.Visit;

/**
 * Looks at the network as an LSL program does, step by step, and says where it gets stuck.
 *
 * <p>A test stream of this process answers along with the others: a way by which not even it is found is shut on this
 * machine, whatever the others do. Then each stream is visited: its TCP data port, its clock, its samples.
 */
public final class Doctor {
    private static final int CONNECT_MILLIS = 2000;
    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final String SELF = "hillock-doctor";

    private final LslLibrary library;
    private final Optional<Path> configFile;
    private final Duration survey;
    private final Duration listen;
    private volatile boolean stopped;

    /**
     * Prepares it.
     *
     * @param configFile where the library's settings come from
     * @param survey how long to ask who is there
     * @param listen how long to receive each stream
     */
    public Doctor(LslLibrary library, Optional<Path> configFile, Duration survey, Duration listen) {
        this.library = library;
        this.configFile = configFile;
        this.survey = survey;
        this.listen = listen;
    }

    /** Leaves out the visits that have not begun. */
    public void stop() {
        stopped = true;
    }

    /** Looks; takes the time of the survey, and that of the listening for each stream. */
    public Diagnosis look() {
        LslSettings settings = library.settings();
        SessionClock clock = library.clock();
        LslInfo test = LslInfo.of(SELF, "Test", 1, ChannelFormat.INT8, "", 0);
        List<Route> routes = new ArrayList<>();
        Map<Integer, Boolean> selfRoutes = new HashMap<>();
        List<LslInfo> streams = new ArrayList<>();
        try (LslOutlet self = LslOutlet.open(test, settings, clock)) {
            String own = self.info().uid();
            LslSurvey.Findings findings = LslSurvey.ask(settings, clock, survey);
            for (Route route : findings.routes()) {
                selfRoutes.put(routes.size(), route.answered().contains(own));
                routes.add(without(route, own));
            }
            findings.streams().stream().filter(info -> !info.uid().equals(own)).forEach(streams::add);
        }
        List<Visit> visits = new ArrayList<>();
        for (LslInfo stream : streams) {
            if (!stopped) {
                visits.add(visit(stream));
            }
        }
        Advice advice = new Advice(settings, routes, selfRoutes, visits);
        advice.write();
        return new Diagnosis(
                configFile,
                LslConfig.places(),
                settings,
                faces(),
                routes,
                selfRoutes,
                visits,
                advice.sentences(),
                advice.faults());
    }

    private static Route without(Route route, String uid) {
        Set<String> others = new HashSet<>(route.answered());
        others.remove(uid);
        return new Route(route.way(), route.fromInterface(), route.target(), route.ports(), route.failure(), others);
    }

    private Visit visit(LslInfo found) {
        boolean sameSession =
                found.instance().sessionId().equals(library.settings().sessionId());
        OptionalDouble dataMillis = OptionalDouble.empty();
        String dataFailure = "";
        try {
            dataMillis = OptionalDouble.of(connectMillis(found));
        } catch (IOException e) {
            dataFailure = e.getMessage() == null ? e.toString() : e.getMessage();
        }
        Optional<PullReport> report = Optional.empty();
        String feedFailure = dataFailure;
        if (dataFailure.isEmpty()) {
            try {
                report = Optional.of(listenTo(found));
            } catch (AcquisitionException e) {
                feedFailure = String.valueOf(e.getMessage());
            }
        }
        int measured = report.map(r -> r.fit().estimates()).orElse(0);
        int[] clock = measured > 0 ? new int[] {measured, measured} : askClock(found);
        return new Visit(found, sameSession, dataMillis, dataFailure, clock[0], clock[1], report, feedFailure);
    }

    private double connectMillis(LslInfo found) throws IOException {
        Endpoint endpoint = found.instance().endpoint();
        long begun = library.clock().nanoTime();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.address(), endpoint.dataPort()), CONNECT_MILLIS);
            return (library.clock().nanoTime() - begun) / 1e6;
        }
    }

    private PullReport listenTo(LslInfo found) {
        StreamPull.Limits limits = new StreamPull.Limits(Long.MAX_VALUE, listen, SILENCE, StreamPull.Check.NONE, 0);
        return new StreamPull(library, found, limits).run();
    }

    /** Asks twice; returns how often, and how often an answer came. */
    private int[] askClock(LslInfo found) {
        int waves = 0;
        int answers = 0;
        try (ClockMeter meter = library.openClockMeter(found)) {
            while (waves < 2 && answers == 0 && !stopped) {
                waves++;
                answers += meter.measure().isPresent() ? 1 : 0;
            }
        } catch (IOException | AcquisitionException e) {
            return new int[] {Math.max(1, waves), answers};
        }
        return new int[] {waves, answers};
    }

    private static List<Face> faces() {
        List<Face> faces = new ArrayList<>();
        try {
            for (NetworkInterface face : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                faces.add(new Face(
                        face.getName(),
                        face.isUp(),
                        face.supportsMulticast(),
                        face.inetAddresses().map(InetAddress::getHostAddress).toList()));
            }
        } catch (SocketException e) {
            throw new AcquisitionException("The network interfaces cannot be listed: " + e.getMessage() + ".", e);
        }
        return faces;
    }
}
