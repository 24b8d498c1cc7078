package org.secf.integrity;

import java.lang.annotation.Annotation;
import java.util.List;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MessageGuard;
import org.secf.mechanism.MessageGuardFactory;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/** Makes the guard of signed requests and its mechanism from {@link HttpSignatureKeys}; found by {@link java.util.ServiceLoader}. */
public final class SignatureGuardFactory implements MessageGuardFactory {

    static final String NAME = "http-signature";

    /** For the service loader. */
    public SignatureGuardFactory() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<? extends Annotation> definition() {
        return HttpMessageSignatureAuthenticationMechanismDefinition.class;
    }

    @Override
    public List<Key<?>> keys() {
        return HttpSignatureKeys.ALL;
    }

    @Override
    public MessageGuard create(String id, Settings settings, MechanismContext context) {
        return new SignatureGuard(id, new SignatureSetup(settings, context));
    }
}
