package org.secf.integrity;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import org.secf.http.Bodies;
import org.secf.http.Request;
import org.secf.mechanism.Inspection;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MessageGuard;
import org.secf.mechanism.MessageGuardFactory;
import org.secf.mechanism.ResponseSealer;
import org.secf.settings.Key;
import org.secf.settings.Settings;
import org.secf.verdict.Verdict;

/** Makes the signer of responses from {@link ResponseSignatureKeys}; found by {@link java.util.ServiceLoader}. */
public final class ResponseSignatureFactory implements MessageGuardFactory {

    /** For the service loader. */
    public ResponseSignatureFactory() {}

    @Override
    public String name() {
        return "response-signature";
    }

    @Override
    public Class<? extends Annotation> definition() {
        return ResponseSignatureDefinition.class;
    }

    @Override
    public List<Key<?>> keys() {
        return ResponseSignatureKeys.ALL;
    }

    @Override
    public MessageGuard create(String id, Settings settings, MechanismContext context) {
        return new Signing(SignatureSealer.of(id, settings, context));
    }

    /** Asks nothing of requests. */
    private record Signing(SignatureSealer signatures) implements MessageGuard {

        @Override
        public int order() {
            return SignatureGuard.ORDER;
        }

        @Override
        public boolean isReplacing() {
            return false;
        }

        @Override
        public Verdict<Inspection> inspect(Request request, Bodies bodies) {
            return Verdict.accepted(Inspection.NOTHING);
        }

        @Override
        public Optional<ResponseSealer> sealer() {
            return Optional.of(signatures);
        }
    }
}
