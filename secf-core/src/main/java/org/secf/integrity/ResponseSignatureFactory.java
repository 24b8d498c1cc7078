package org.secf.integrity;

import java.lang.annotation.Annotation;
import java.util.List;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MessageGuard;
import org.secf.mechanism.MessageGuardFactory;
import org.secf.settings.Key;
import org.secf.settings.Settings;

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
        return new ResponseSigningGuard(SignatureSealer.of(id, settings, context), context.crypto());
    }
}
