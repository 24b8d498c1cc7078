package org.secf.boot;

import java.lang.annotation.Annotation;
import java.util.List;
import org.secf.http.Request;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MechanismFactory;
import org.secf.mechanism.Outcome;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.settings.Settings;

/** A mechanism that decides nothing, with a few settings. */
record SampleFactory(String name) implements MechanismFactory {

    static final Key<String> BASE_URL = Key.required("base-url", Kind.TEXT, "Where we are.");
    static final Key<List<String>> GROUPS = Key.of("groups", Kind.TEXTS, List.of("user"), "Groups.");
    static final Key<String> CALLER_NAME =
            Key.of("attributes.caller-name", Kind.TEXT, "NameID", "The caller name's attribute.");

    @Override
    public Class<? extends Annotation> definition() {
        return SampleDefinition.class;
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(BASE_URL, GROUPS, CALLER_NAME);
    }

    @Override
    public Mechanism create(Settings settings, MechanismContext context) {
        return new Sample(name);
    }

    private record Sample(String name) implements Mechanism {
        @Override
        public boolean isPresented(Request request) {
            return false;
        }

        @Override
        public Outcome authenticate(Exchange exchange) {
            return Outcome.abstained();
        }
    }
}
