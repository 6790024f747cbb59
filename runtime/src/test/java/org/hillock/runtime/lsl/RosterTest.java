package org.hillock.runtime.lsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslInstance;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.runtime.lsl.Roster.Change;
import org.junit.jupiter.api.Test;

class RosterTest {
    private static final long SECOND = 1_000_000_000L;

    static LslInfo stream(String name, String uid) {
        LslInfo plain = LslInfo.of(name, "EEG", 2, ChannelFormat.FLOAT32, "src", 250);
        LslInstance instance = new LslInstance(
                uid,
                0,
                110,
                "default",
                "host",
                new LslInstance.Endpoint("192.0.2.7", 16572, 16573),
                LslInstance.Endpoint.NONE);
        return new LslInfo(
                plain.name(), plain.type(), 2, plain.format(), plain.sourceId(), 250, instance, plain.desc());
    }

    @Test
    void tellsWhoComesOnceAndWhoStaysNotAtAll() {
        Roster roster = new Roster(Duration.ofSeconds(5));
        LslInfo first = stream("a", "1");
        assertThat(roster.update(List.of(first), 0)).containsExactly(new Change.Appeared(first));
        assertThat(roster.update(List.of(first), SECOND)).isEmpty();
        assertThat(roster.present()).containsExactly(first);
    }

    @Test
    void forgetsAStreamThatWasUnseenForLongEnoughOnly() {
        Roster roster = new Roster(Duration.ofSeconds(5));
        LslInfo first = stream("a", "1");
        roster.update(List.of(first), 0);
        assertThat(roster.update(List.of(), 4 * SECOND)).isEmpty();
        assertThat(roster.update(List.of(), 5 * SECOND)).containsExactly(new Change.Vanished(first));
        assertThat(roster.present()).isEmpty();
    }

    @Test
    void takesAProgramThatWasStartedAgainForAnotherStream() {
        Roster roster = new Roster(Duration.ofSeconds(5));
        LslInfo before = stream("a", "1");
        LslInfo after = stream("a", "2");
        roster.update(List.of(before), 0);
        assertThat(roster.update(List.of(after), 6 * SECOND))
                .containsExactly(new Change.Appeared(after), new Change.Vanished(before));
    }
}
