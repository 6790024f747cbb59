package org.hillock.acquisition.device.emulate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.acquisition.device.profile.CommandStep;
import org.hillock.acquisition.device.profile.CommandStep.Answer;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.HexBytes;
import org.hillock.acquisition.device.profile.ImpedanceSpec.LeadOffSine;
import org.hillock.acquisition.device.profile.RateSpec;

/** The device's side of a profile's dialogues: which bytes mean which command, and what it answers. */
final class CommandTable {
    private static final String CHANNEL = "{channel}";
    /** The dialogue that makes a current flow. */
    static final String CURRENT_ON = "impedance on";

    private static final String CURRENT_OFF = "impedance off";
    private static final int LONGEST_INPUT = 4096;

    private final List<Rule> rules = new ArrayList<>();
    private final byte[] input = new byte[LONGEST_INPUT];
    private int count;

    CommandTable(DeviceProfile profile) {
        List<String> codes = profile.impedance()
                .filter(LeadOffSine.class::isInstance)
                .map(LeadOffSine.class::cast)
                .map(LeadOffSine::channelCodes)
                .orElse(List.of());
        for (Map.Entry<String, List<CommandStep>> dialogue : profile.commands().entrySet()) {
            addAll(dialogue.getKey(), dialogue.getValue(), codes);
        }
        profile.impedance().ifPresent(impedance -> {
            addAll(CURRENT_ON, impedance.on(), codes);
            addAll(CURRENT_OFF, impedance.off(), codes);
        });
        profile.rates().forEach(rate -> addRate(rate, profile.rates()));
        rules.sort(Comparator.comparingInt(rule -> -rule.bytes().length));
    }

    /** What one rate alone is set by sets it in the device; what all rates have in common is a command like others. */
    private void addRate(RateSpec rate, List<RateSpec> all) {
        for (CommandStep step : rate.steps()) {
            byte[] bytes = step.send().toArray();
            boolean shared = all.stream()
                    .anyMatch(other -> other.hz() != rate.hz()
                            && other.steps().stream()
                                    .anyMatch(theirs -> theirs.send().equals(step.send())));
            boolean known = rules.stream().anyMatch(rule -> Arrays.equals(rule.bytes(), bytes));
            if (!known) {
                add(new Rule(bytes, reply(step.expect(), ""), Effect.NONE, -1, "rate", shared ? 0 : rate.hz()));
            }
        }
    }

    private void addAll(String dialogue, List<CommandStep> steps, List<String> codes) {
        for (int i = 0; i < steps.size(); i++) {
            CommandStep step = steps.get(i);
            Effect effect = effect(dialogue, i == steps.size() - 1);
            for (String code : step.send().text().contains(CHANNEL) ? codes : List.of("")) {
                byte[] bytes = HexBytes.ascii(step.send().text().replace(CHANNEL, code))
                        .toArray();
                add(new Rule(bytes, reply(step.expect(), code), effect, codes.indexOf(code), dialogue, 0));
            }
        }
    }

    /** The same bytes may stand in two dialogues: in one with an answer, in another with an effect. */
    private void add(Rule rule) {
        for (int i = 0; i < rules.size(); i++) {
            Rule known = rules.get(i);
            if (Arrays.equals(known.bytes(), rule.bytes())) {
                byte[] reply = known.reply().length > 0 ? known.reply() : rule.reply();
                Effect effect = known.effect() == Effect.NONE ? rule.effect() : known.effect();
                int channel = Math.max(known.channel(), rule.channel());
                rules.set(i, new Rule(rule.bytes(), reply, effect, channel, known.dialogue(), known.rateHz()));
                return;
            }
        }
        rules.add(rule);
    }

    private static Effect effect(String dialogue, boolean last) {
        return switch (dialogue) {
            case DeviceProfile.START -> last ? Effect.START : Effect.NONE;
            case DeviceProfile.STOP -> Effect.STOP;
            case CURRENT_ON -> last ? Effect.CURRENT_ON : Effect.NONE;
            case CURRENT_OFF -> last ? Effect.CURRENT_OFF : Effect.NONE;
            default -> Effect.NONE;
        };
    }

    private static byte[] reply(Answer answer, String code) {
        String text = answer.example().replace(CHANNEL, code);
        return switch (answer.kind()) {
            case NONE -> new byte[0];
            case UNTIL ->
                HexBytes.ascii(
                                text.isEmpty()
                                        ? String.join(
                                                        "",
                                                        answer.mustContain().stream()
                                                                .limit(1)
                                                                .toList())
                                                + answer.anyOf().get(0).text()
                                        : text)
                        .toArray();
            case EXACTLY -> {
                byte[] exact = answer.anyOf().get(0).toArray();
                byte[] all = Arrays.copyOf(exact, exact.length + answer.moreBytes());
                byte[] end = answer.mustEnd().toArray();
                System.arraycopy(end, 0, all, all.length - end.length, end.length);
                yield all;
            }
        };
    }

    /** Takes what was sent to the device. */
    void receive(byte[] bytes, int length) {
        int fits = Math.min(length, input.length - count);
        System.arraycopy(bytes, 0, input, count, fits);
        count += fits;
    }

    /** The next whole command; bytes that begin none are dropped. */
    Optional<Rule> next() {
        while (count > 0) {
            boolean mayCome = false;
            for (Rule rule : rules) {
                int same = Math.min(rule.bytes().length, count);
                if (same > 0 && Arrays.equals(input, 0, same, rule.bytes(), 0, same)) {
                    if (same == rule.bytes().length) {
                        drop(same);
                        return Optional.of(rule);
                    }
                    mayCome = true;
                }
            }
            if (mayCome) {
                return Optional.empty();
            }
            drop(1);
        }
        return Optional.empty();
    }

    private void drop(int length) {
        System.arraycopy(input, length, input, 0, count - length);
        count -= length;
    }

    /** What a command does to the stream. */
    enum Effect {
        NONE,
        START,
        STOP,
        /** A current that measures impedance flows. */
        CURRENT_ON,
        CURRENT_OFF
    }

    /**
     * A command.
     *
     * @param bytes what is sent. Not to be modified.
     * @param reply what is answered. Not to be modified.
     * @param channel the channel that it is about; -1 when about none or all
     * @param dialogue a dialogue that it belongs to
     * @param rateHz the sample rate that it sets; 0: none
     */
    record Rule(byte[] bytes, byte[] reply, Effect effect, int channel, String dialogue, double rateHz) {
        @Override
        public String toString() {
            return new String(bytes, StandardCharsets.ISO_8859_1).strip() + " -> " + effect;
        }
    }
}
