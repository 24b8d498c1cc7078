package org.secf.confidentiality;

import java.lang.annotation.Annotation;
import java.util.List;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MessageGuard;
import org.secf.mechanism.MessageGuardFactory;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/** Makes what decrypts requests and encrypts responses from {@link PayloadEncryptionKeys}; found by {@link java.util.ServiceLoader}. */
public final class PayloadEncryptionFactory implements MessageGuardFactory {

    static final String NAME = "payload-encryption";

    /** For the service loader. */
    public PayloadEncryptionFactory() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<? extends Annotation> definition() {
        return PayloadEncryptionDefinition.class;
    }

    @Override
    public List<Key<?>> keys() {
        return PayloadEncryptionKeys.ALL;
    }

    @Override
    public MessageGuard create(String id, Settings settings, MechanismContext context) {
        return new EncryptionSetup(settings, context).guard(id);
    }
}
