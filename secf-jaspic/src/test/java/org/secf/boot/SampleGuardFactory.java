package org.secf.boot;

import java.lang.annotation.Annotation;
import java.util.List;
import org.secf.http.Bodies;
import org.secf.http.Request;
import org.secf.mechanism.Inspection;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MessageGuard;
import org.secf.mechanism.MessageGuardFactory;
import org.secf.message.Facts;
import org.secf.message.Freshness;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.settings.Settings;
import org.secf.verdict.Verdict;

/** A guard that says of every message which definition it is. */
public final class SampleGuardFactory implements MessageGuardFactory {

    static final Key<Integer> ORDER = Key.of("order", Kind.number(1, 9), 1, "Its place.");

    /** For the service loader. */
    public SampleGuardFactory() {}

    @Override
    public String name() {
        return "sample-guard";
    }

    @Override
    public Class<? extends Annotation> definition() {
        return SampleDefinition.class;
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(ORDER);
    }

    @Override
    public MessageGuard create(String id, Settings settings, MechanismContext context) {
        return new Sample(id, settings.get(ORDER));
    }

    private record Sample(String id, int order) implements MessageGuard {
        @Override
        public Verdict<Inspection> inspect(Request request, Bodies bodies) {
            return Verdict.accepted(Inspection.of(Facts.of(new Freshness(id, Freshness.Source.NONCE, "all"))));
        }
    }
}
