package org.secf.jaspic;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.secf.crypto.Crypto;
import org.secf.identity.Caller;
import org.secf.keys.set.KeyRing;
import org.secf.mechanism.CallerCarrier;
import org.secf.mechanism.CallerCarrierFactory;
import org.secf.settings.Settings;

/** Carries nobody anywhere, but writes down what it is asked to. */
final class RecordingCarrier implements CallerCarrier {

    final List<String> notes = new ArrayList<>();

    void note(String text) {
        notes.add(text);
    }

    @Override
    public Optional<Passage> admit(Caller caller) {
        return caller.getName().equals("unknown") ? Optional.empty() : Optional.of(passage(caller.getName()));
    }

    private Passage passage(String name) {
        return new Passage() {
            @Override
            public void run(Callable<Void> work) throws Exception {
                note(name + " begins");
                try {
                    work.call();
                } finally {
                    note(name + " is over");
                }
            }

            @Override
            public void end() {
                note(name + " has left");
            }
        };
    }

    /** On its own server. */
    public static final class Here implements CallerCarrierFactory {

        /** For the service loader. */
        public Here() {}

        @Override
        public boolean isAtHome() {
            return true;
        }

        @Override
        public Optional<CallerCarrier> create(Settings settings, KeyRing keys, Clock clock, Crypto crypto) {
            return Optional.of(new RecordingCarrier());
        }
    }

    /** On another. */
    public static final class Elsewhere implements CallerCarrierFactory {

        /** For the service loader. */
        public Elsewhere() {}

        @Override
        public boolean isAtHome() {
            return false;
        }

        @Override
        public Optional<CallerCarrier> create(Settings settings, KeyRing keys, Clock clock, Crypto crypto) {
            throw new IllegalStateException("not asked for");
        }
    }
}
